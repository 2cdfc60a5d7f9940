/**
 * `node build/unit.mjs [--all] [OPTION…]` runs the tests that need neither a browser nor an editor, with one process per
 * core. Without `--all` it leaves out those that take most of the time: the built command line, language server and packages, and thousands of
 * variants of code. Other options are mocha's, such as `-g NAME`. Tests of dist/ use the last build.
 */
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);

const QUICK = ['test/*.test.ts', 'test/!(proof|editor|cli|agent|lsp|fuzz|build)/**/*.test.ts'];

/** Files that take long, the slowest first, so that none of them runs alone at the end. */
const SLOW = [
  'test/variants.test.ts',
  'test/hosts/linear.test.ts',
  'test/hosts/wrapped.test.ts',
  'test/mutations.test.ts',
  'test/reanalyze.test.ts',
  'test/windows-names.test.ts',
];

const all = process.argv.includes('--all');
const options = process.argv.slice(2).filter((option) => option !== '--all');
const files = all ? [...SLOW, 'test/{cli,agent,lsp}/**/*.test.ts', 'test/{fuzz,build}/*.test.ts', ...QUICK] : QUICK;

const { status, error } = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules/mocha/bin/mocha.js'),
    '--parallel',
    '--jobs',
    String(Math.max(2, availableParallelism())),
    ...(all ? [] : SLOW.flatMap((file) => ['--ignore', file])),
    ...files,
    ...options,
  ],
  { cwd: root, stdio: 'inherit' },
);
if (error) throw error;
process.exitCode = status ?? 1;
