import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ScanResult } from '../../src/report/result.js';
import type { ScanOptions } from '../../src/scan/options.js';
import { scan } from '../../src/scan/scan.js';
import { makeTree, removeTrees } from './tree.js';

const HIT = 'auth0.authParams.access_token = t;\n';
const NAMES = Array.from({ length: 20 }, (_, n) => `f${String(n).padStart(2, '0')}.js`);

/** Returns enough text for more than one worker thread. */
function muchCode(special: Readonly<Record<string, string>> = {}): string {
  const filler = 'var something = "of little interest";\n'.repeat(10_000);
  return makeTree({ ...Object.fromEntries(NAMES.map((name) => [name, HIT + filler])), ...special });
}

function errorsOf({ errors }: ScanResult): string[] {
  return errors.map(({ file, message }) => `${file?.path ?? ''}: ${message}`);
}

describe('scan with worker threads', () => {
  afterEach(removeTrees);
  const workerFile = path.join(__dirname, 'fake-worker.cjs');
  const optionsFor = (cwd: string, workers = 2): ScanOptions => ({ paths: ['.'], cwd, workerFile, workers });
  const pathsOf = ({ files }: ScanResult) => files.map((file) => file.path);

  it('finds the same, in the same order, with any number of them', async () => {
    const root = muchCode();
    assert.deepEqual(pathsOf(await scan(optionsFor(root))), NAMES);
    assert.deepEqual(pathsOf(await scan(optionsFor(root, 1))), NAMES);
  });

  it('loses only the file that crashes a thread', async () => {
    const root = muchCode({ 'a.js': `please exit ${HIT}`, 'b.js': `please throw ${HIT}` });
    const result = await scan(optionsFor(root));
    assert.deepEqual(pathsOf(result), NAMES);
    assert.deepEqual(errorsOf(result), [
      'a.js: could not be analysed: the analysis crashed',
      'b.js: could not be analysed: thrown on purpose',
    ]);
  });

  it('loses only the files that take too long', async () => {
    const root = muchCode({ 'a.js': `please hang ${HIT}`, 'b.js': `please hang ${HIT}` });
    // The limit of a text depends on its length.
    const timeLimit = (length: number) => (length < 100 ? 100 : 60_000);
    for (const workers of [1, 2]) {
      const result = await scan({ ...optionsFor(root, workers), timeLimit });
      assert.deepEqual(pathsOf(result), NAMES);
      assert.deepEqual(errorsOf(result), [
        'a.js: could not be analysed: took longer than 0.1 s',
        'b.js: could not be analysed: took longer than 0.1 s',
      ]);
    }
  });

  it('begins while the search for candidates still runs', async function () {
    if (process.platform === 'win32') this.skip();
    const root = makeTree({ 'a.js': HIT, 'b.js': HIT });
    // Stands for ripgrep: finds the second file once the first one is analysed.
    const ripgrep = path.join(makeTree(), 'rg');
    const line = (name: string) => `printf '%s\\0001\\n' '${path.join(root, name)}'`;
    const wait = `while [ ! -e '${path.join(root, 'go')}' ]; do sleep 0.02; done`;
    writeFileSync(ripgrep, ['#!/bin/sh', line('a.js'), wait, line('b.js'), ''].join('\n'), { mode: 0o755 });
    const onAnalysed = () => {
      writeFileSync(path.join(root, 'go'), '');
    };
    assert.deepEqual(pathsOf(await scan({ ...optionsFor(root), ripgrep }, { onAnalysed })), ['a.js', 'b.js']);
  });

  it('stops busy threads', async () => {
    const root = muchCode({ 'a.js': `please hang ${HIT}`, 'b.js': `please hang ${HIT}` });
    const controller = new AbortController();
    // One thread is left for the other files.
    const onProgress = ({ findings }: { findings: number }) => {
      if (findings === NAMES.length) controller.abort();
    };
    const result = await scan(optionsFor(root, 3), { signal: controller.signal, onProgress });
    assert.deepEqual([pathsOf(result), errorsOf(result), result.incomplete], [NAMES, [], true]);
  });
});
