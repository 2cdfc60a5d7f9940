/**
 * `npm test`: builds, then checks everything, and says at the end what passed.
 * Every step runs, also after a failed one; the last line counts all of them.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const bin = (name, script) => path.join(root, 'node_modules', name, script);

/** Milliseconds for a step: several times what it takes on a slow machine, so that one that hangs fails and the rest still runs. */
const LIMIT = 25 * 60_000;

/** Runs a step, with all that it starts; resolves to whether it passed. */
async function run(title, script, ...args) {
  console.log(`\n── ${title}`);
  // A group of its own, so that nothing that it started stays.
  const detached = process.platform !== 'win32';
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit', detached });
  const stop = () => {
    try {
      if (detached) process.kill(-child.pid, 'SIGKILL');
      else child.kill();
    } catch {
      // It has ended.
    }
  };
  const interrupt = () => {
    stop();
    process.exit(130);
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  const timer = setTimeout(() => {
    console.error(`${title}: ended after ${LIMIT / 60_000} minutes`);
    stop();
  }, LIMIT);
  try {
    const [status] = await once(child, 'exit');
    return status === 0;
  } catch (error) {
    console.error(error.message);
    return false;
  } finally {
    clearTimeout(timer);
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    stop();
  }
}

const directory = await mkdtemp(path.join(tmpdir(), 'relink-test-'));
const output = (name) => path.join(directory, `${name}.json`);

/** Steps that pass or fail as one, and runners that write down how many of their tests passed. */
const steps = [
  { name: 'build', run: () => run('build', path.join(root, 'build/build.mjs')) },
  {
    name: 'format',
    run: () => run('format', bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'),
  },
  { name: 'lint', run: () => run('lint', bin('eslint', 'bin/eslint.js'), '.') },
  { name: 'types', run: () => run('types', bin('typescript', 'bin/tsc'), '--noEmit') },
  {
    name: 'mocha',
    run: () =>
      run(
        'unit tests, fixtures, command line',
        bin('mocha', 'bin/mocha.js'),
        'test/*.test.ts',
        'test/!(proof|editor)/**/*.test.ts',
        '--reporter',
        'build/mocha-reporter.cjs',
        '--reporter-option',
        `output=${output('mocha')}`,
      ),
    counts: ({ passes, failures }) => ({ passes, failures }),
  },
  {
    name: 'proof',
    run: () => run('rewrites, executed', path.join(root, 'build/proof.mjs'), '--output', output('proof')),
    counts: (results) => ({
      passes: results.filter(({ status }) => status !== 'failed').length,
      failures: results.filter(({ status }) => status === 'failed').length,
    }),
  },
  { name: 'grammar', run: () => run('syntax highlighting', path.join(root, 'build/grammar-test.mjs')) },
  {
    name: 'editor',
    run: () => run('VS Code', path.join(root, 'build/editor-test.mjs'), '--output', output('editor')),
    counts: ({ passes, failures }) => ({ passes, failures }),
  },
];

const summary = [];
let passed = 0;
let failed = 0;
for (const { name, run: runStep, counts } of steps) {
  const ok = await runStep();
  if (counts === undefined) {
    summary.push(`${name} ${ok ? 'passed' : 'FAILED'}`);
    if (ok) passed++;
    else failed++;
    continue;
  }
  const { passes, failures } = counted(name, counts);
  summary.push(`${name} ${passes} passing, ${failures} failing`);
  passed += passes;
  // A runner that fails without a failed test (it did not start, or a hook broke) is a failure of its own.
  failed += failures + ((!ok || passes === 0) && failures === 0 ? 1 : 0);
}
await rm(directory, { recursive: true, force: true });
console.log(`\n${summary.join('; ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function counted(name, counts) {
  try {
    return counts(JSON.parse(readFileSync(output(name), 'utf8')));
  } catch {
    return { passes: 0, failures: 0 };
  }
}
