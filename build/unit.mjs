/**
 * `node build/unit.mjs [OPTION…]` runs the tests that need neither a browser nor an editor, with one process per core.
 * Options are mocha's, such as `-g NAME`. Tests of dist/ use the last build.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);

/** Starts with the slowest file, so it doesn't run alone at the end. */
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
