/**
 * `npm test`: builds, then checks everything, and says at the end what passed.
 * Every step runs, also after a failed one; the last line counts all of them.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const bin = (name, script) => path.join(root, 'node_modules', name, script);

/** Runs a step; resolves to whether it passed. */
function run(title, script, ...args) {
  console.log(`\n── ${title}`);
  const { status, error } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  if (error) console.error(error.message);
  return status === 0;
}

const directory = await mkdtemp(path.join(tmpdir(), 'relink-test-'));
const mochaReport = path.join(directory, 'mocha.json');

const steps = [
  ['build', run('build', path.join(root, 'build/build.mjs'))],
  ['format', run('format', bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.')],
  ['lint', run('lint', bin('eslint', 'bin/eslint.js'), '.')],
  ['types', run('types', bin('typescript', 'bin/tsc'), '--noEmit')],
  [
    'mocha',
    run(
      'tests',
      bin('mocha', 'bin/mocha.js'),
      'test/**/*.test.ts',
      '--reporter',
      'build/mocha-reporter.cjs',
      '--reporter-option',
      `output=${mochaReport}`,
    ),
  ],
];

const counts = mochaCounts();
await rm(directory, { recursive: true, force: true });

let passed = counts.passes;
let failed = counts.failures;
for (const [name, ok] of steps) {
  // A runner that fails without a failed test (it did not start, or a hook broke) is a failure of its own.
  if (name === 'mocha') failed += !ok && counts.failures === 0 ? 1 : 0;
  else if (ok) passed++;
  else failed++;
}
const summary = steps.map(([name, ok]) => `${name} ${ok ? 'passed' : 'FAILED'}`).join(', ');
console.log(`\n${summary}; mocha: ${counts.passes} passing, ${counts.failures} failing`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && counts.passes > 0 ? 0 : 1;

function mochaCounts() {
  try {
    const { passes, failures } = JSON.parse(readFileSync(mochaReport, 'utf8'));
    return { passes, failures };
  } catch {
    return { passes: 0, failures: 0 };
  }
}
