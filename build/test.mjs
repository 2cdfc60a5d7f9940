/**
 * `npm test`: builds, then checks everything, and says at the end what passed and what took longest.
 * Every step runs, also after a failed one, and several at a time; the last line counts all of them.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { inLanes, inWords, runStep } from './step.mjs';

const root = path.dirname(import.meta.dirname);
const bin = (name, script) => path.join(root, 'node_modules', name, script);
const directory = await mkdtemp(path.join(tmpdir(), 'relink-test-'));
const output = (name) => path.join(directory, `${name}.json`);

/**
 * Milliseconds for a step: several times what it takes on a slow machine, so that one that hangs fails and the rest still runs.
 * The editor's longest part may take its whole limit twice.
 */
const LIMIT = 180 * 60_000;

/** How many of the slowest tests are named. */
const SLOWEST = 10;

/** How much of a failed test's error is printed again at the end, in UTF-16 units. */
const MOST = 1500;

/** How many steps run at a time: each of the long ones keeps more than one processor busy only now and then. */
const WIDTH = Math.max(2, availableParallelism());

const build = { name: 'build', title: 'build', args: [path.join(root, 'build/build.mjs')] };

/** Steps that pass or fail as one, and runners that write down how many of their tests passed; the longest comes first. */
const steps = [
  {
    name: 'editor',
    title: 'VS Code',
    // Two workbenches at a time, and another step next to them, would keep each other waiting.
    args: [path.join(root, 'build/editor-test.mjs'), '--lanes', '1', '--output', output('editor')],
    counts: (result) => result,
  },
  {
    name: 'format',
    title: 'format',
    args: [bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  },
  { name: 'lint', title: 'lint', args: [bin('eslint', 'bin/eslint.js'), '.'] },
  { name: 'types', title: 'types', args: [bin('typescript', 'bin/tsc'), '--noEmit'] },
  { name: 'grammar', title: 'syntax highlighting', args: [path.join(root, 'build/grammar-test.mjs')] },
  {
    name: 'types of inserted code',
    title: 'types of inserted code',
    args: [bin('typescript', 'bin/tsc'), '-p', 'src/rewrites/helpers/code'],
  },
  { name: 'unused', title: 'unused code', args: [bin('knip', 'bin/knip.js')] },
  { name: 'prose', title: 'wording', args: [path.join(root, 'build/prose.mjs')] },
  {
    name: 'mocha',
    title: 'unit tests, fixtures, command line',
    args: [
      path.join(root, 'build/unit.mjs'),
      '--all',
      '--reporter',
      'build/mocha-reporter.cjs',
      '--reporter-option',
      `output=${output('mocha')}`,
    ],
    counts: (result) => result,
  },
  {
    name: 'proof',
    title: 'rewrites, executed',
    args: [path.join(root, 'build/proof.mjs'), '--output', output('proof')],
    counts: (results) => ({
      passes: results.filter(({ status }) => status !== 'failed').length,
      failures: results.filter(({ status }) => status === 'failed').length,
      tests: results.map(({ case: name, form, label, target, time }) => ({
        title: name.startsWith('..') ? form : `${name} (${label}) → ${target}`,
        time,
      })),
      failed: results
        .filter(({ status }) => status === 'failed')
        .map(({ case: name, target }) => ({ title: `${name} → ${target}`, error: '' })),
    }),
  },
];

const start = performance.now();
const summary = new Map();
const slow = [];
const broken = [];
let passed = 0;
let failed = 0;

await check(build);
await inLanes(steps, WIDTH, check);
await rm(directory, { recursive: true, force: true });

console.log(`\nThe slowest of all tests:`);
for (const { name, title, time } of slow.sort((a, b) => b.time - a.time).slice(0, SLOWEST)) {
  console.log(`${(time / 1000).toFixed(1).padStart(6)} s  ${name}: ${title}`);
}
if (broken.length > 0) console.log('\nFailed:');
for (const { name, title, error } of broken) console.log(`  ${name}: ${title}\n${error.slice(0, MOST)}`);
console.log(`\n${[build, ...steps].map(({ name }) => summary.get(name)).join('; ')}`);
console.log(`All of it took ${inWords(performance.now() - start)}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function check({ name, title, args, counts }) {
  console.log(`… ${title}`);
  const { passed: ok, output: printed, time } = await runStep(args, { cwd: root, limit: LIMIT });
  console.log(`\n── ${title} (${inWords(time)})\n${printed.trimEnd()}\n`);
  if (counts === undefined) {
    summary.set(name, `${name} ${ok ? 'passed' : 'FAILED'}`);
    if (ok) passed++;
    else {
      failed++;
      broken.push({ name, title, error: printed.trimEnd().slice(-MOST) });
    }
    return;
  }
  const { passes, failures, tests, failed: named = [] } = counted(name, counts);
  summary.set(name, `${name} ${passes} passing, ${failures} failing`);
  passed += passes;
  // A runner that fails without a failed test (it did not start, or a hook broke) is a failure of its own.
  failed += failures + ((!ok || passes === 0) && failures === 0 ? 1 : 0);
  for (const test of tests) slow.push({ name, ...test });
  for (const test of named) broken.push({ name, ...test });
}

function counted(name, counts) {
  try {
    return counts(JSON.parse(readFileSync(output(name), 'utf8')));
  } catch {
    return { passes: 0, failures: 0, tests: [] };
  }
}
