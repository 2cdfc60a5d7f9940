/**
 * `node build/unit.mjs [--all] [OPTION…]` runs the tests that need neither a browser nor an editor, with one process per
 * core. Without `--all` it leaves out those that take most of the time: the built command line, language server and packages, and thousands of
 * variants of code. Other options are mocha's, such as `-g NAME`. Tests of dist/ use the last build.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);

/** Folders below `test` that are left out without `--all`, and those that other commands run. */
const SLOW_FOLDERS = ['cli', 'agent', 'lsp', 'fuzz', 'build'];
const OTHERS = ['proof', 'editor'];

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

// mocha runs a file twice that two of its patterns match.
const found = readdirSync(path.join(root, 'test'), { recursive: true })
  .map((name) => `test/${name.replaceAll(path.sep, '/')}`)
  .filter((name) => name.endsWith('.test.ts') && !isBelow(name, OTHERS) && !SLOW.includes(name))
  .sort();
const slow = found.filter((name) => isBelow(name, SLOW_FOLDERS));
const quick = found.filter((name) => !isBelow(name, SLOW_FOLDERS));
const files = all ? [...SLOW, ...slow, ...quick] : quick;

const { status, error } = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules/mocha/bin/mocha.js'),
    '--parallel',
    '--jobs',
    String(Math.max(2, availableParallelism())),
    ...files,
    ...options,
  ],
  { cwd: root, stdio: 'inherit' },
);
if (error) throw error;
process.exitCode = status ?? 1;

function isBelow(name, folders) {
  return folders.some((folder) => name.startsWith(`test/${folder}/`));
}
