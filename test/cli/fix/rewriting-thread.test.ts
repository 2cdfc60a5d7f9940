import assert from 'node:assert/strict';
import path from 'node:path';
import { RewritingThread } from '../../../src/fix/rewriting-thread.js';
import type { SurveyedFile } from '../../../src/fix/survey.js';
import { rawFromText } from '../../../src/scan/raw-path.js';

function surveyed(text: string): SurveyedFile {
  const file = rawFromText('/a.js');
  const task = { file, text, fileName: '/a.js', options: {}, levels: {}, bom: false };
  return { task, path: 'a.js', uri: 'a.js', real: file, findings: [] };
}

describe('the thread that rewrites files', () => {
  const script = path.join(__dirname, 'fake-fix-worker.cjs');
  const wanted = { review: false, minCertainty: 'dead' } as const;

  it('loses only the file that takes too long, and continues with the texts so far', async () => {
    const files = ['a', 'hang', 'c'].map(surveyed);
    const thread = new RewritingThread({ script, files, roots: [], limitFor: () => 100 });
    try {
      assert.equal((await thread.next(wanted)).newText, 'a rewritten beside [a, hang, c], 0 done');
      await assert.rejects(thread.next(wanted), /took longer than 0\.1 s/);
      const before = 'a rewritten beside [a, hang, c], 0 done';
      const last = await thread.next(wanted);
      assert.equal(last.newText, `c rewritten beside [${before}, hang, c], 2 done`);
      assert.deepEqual(last.further, [{ fileName: '/further.js', text: 'ac' }]);
    } finally {
      thread.end();
    }
  });
});
