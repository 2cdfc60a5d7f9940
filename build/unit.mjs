/**
 * Runs the tests that need no browser and no editor, file by file on every processor: `node build/unit.mjs [OPTION…]` takes
 * mocha's options, such as `-g NAME`. What is tested of dist/ is what the last build left.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);

/** The long ones first, so that none is left alone at the end. */
const FILES = ['test/variants.test.ts', 'test/!(variants).test.ts', 'test/!(proof|editor)/**/*.test.ts'];

const { status, error } = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules/mocha/bin/mocha.js'),
    '--parallel',
    '--jobs',
    String(Math.max(2, availableParallelism())),
    ...FILES,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
if (error) throw error;
process.exitCode = status ?? 1;
