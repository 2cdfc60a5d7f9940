import assert from 'node:assert/strict';
import path from 'node:path';
import { scan } from '../../src/scan/scan.js';
import { FOUND, fakeEngine } from './fake-engine.js';
import { makeTree, removeTrees } from './tree.js';

const HIT = 'auth0.authParams.access_token = t;\n';

/** Returns enough text to start worker threads. */
function muchCode(special: Readonly<Record<string, string>> = {}): string {
  const filler = 'var something = "of little interest";\n'.repeat(10_000);
  const files = Array.from({ length: 20 }, (_, n) => [`f${String(n).padStart(2, '0')}.js`, HIT + filler]);
  return makeTree({ ...(Object.fromEntries(files) as Record<string, string>), ...special });
}

describe('scan with worker threads', () => {
  afterEach(removeTrees);
  const workerFile = path.join(__dirname, 'fake-worker.cjs');
  const optionsFor = (cwd: string, workers = 2) => {
    return { paths: ['.'], cwd, workerFile, workers, loadEngine: fakeEngine().load };
  };

  it('finds the same, in the same order', async () => {
    const root = muchCode();
    const result = await scan(optionsFor(root));
    assert.deepEqual(
      result.files.map((file) => file.path),
      Array.from({ length: 20 }, (_, n) => `f${String(n).padStart(2, '0')}.js`),
    );
    assert.equal(result.files[0]?.findings[0]?.message, 'Found by a worker.');
    const alone = await scan(optionsFor(root, 1));
    assert.equal(alone.files[0]?.findings[0]?.message, FOUND, 'one core gains nothing from threads');
    assert.deepEqual(
      alone.files.map((file) => [file.path, file.findings[0]?.start]),
      result.files.map((file) => [file.path, file.findings[0]?.start]),
    );
  });

  it('loses only the file that crashes a thread', async () => {
    const root = muchCode({ 'a.js': `please exit ${HIT}`, 'b.js': `please throw ${HIT}` });
    const result = await scan(optionsFor(root));
    assert.equal(result.files.length, 20);
    assert.deepEqual(
      result.errors.map(({ file, message }) => `${file?.path ?? ''}: ${message}`),
      ['a.js: could not be analysed: the analysis crashed', 'b.js: could not be analysed: thrown on purpose'],
    );
  });

  it('stops busy threads', async () => {
    const root = muchCode({ 'a.js': `please hang ${HIT}`, 'b.js': `please hang ${HIT}` });
    const controller = new AbortController();
    const onProgress = ({ findings }: { findings: number }) => {
      if (findings > 0) controller.abort();
    };
    const result = await scan(optionsFor(root), { signal: controller.signal, onProgress });
    assert.equal(result.incomplete, true);
  });
});
