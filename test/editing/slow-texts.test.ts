import assert from 'node:assert/strict';
import { TookTooLong } from '../../src/editing/thread/client.js';
import { SlowTexts } from '../../src/editing/thread/slow-texts.js';

describe('a document whose analysis takes too long', () => {
  let runs = 0;
  const tooLong = () => {
    runs++;
    return Promise.reject(new TookTooLong(5000));
  };
  const done = () => {
    runs++;
    return Promise.resolve('done');
  };
  beforeEach(() => (runs = 0));

  it('is not analysed again until its text changes', async () => {
    const slow = new SlowTexts();
    await assert.rejects(slow.guard('a.js', 'old', tooLong), /took longer than 5 s/);
    await assert.rejects(slow.guard('a.js', 'old', done), /took longer than 5 s/);
    assert.equal(runs, 1);
    assert.equal(await slow.guard('b.js', 'old', done), 'done');
    assert.equal(await slow.guard('a.js', 'new', done), 'done');
  });

  it('is analysed again if the user restarts the analysis', async () => {
    const slow = new SlowTexts();
    await assert.rejects(slow.guard('a.js', 'old', tooLong));
    slow.clear();
    assert.equal(await slow.guard('a.js', 'old', done), 'done');
  });

  it('is analysed again after any other failure', async () => {
    const slow = new SlowTexts();
    await assert.rejects(slow.guard('a.js', 'old', () => Promise.reject(new Error('crashed'))));
    assert.equal(await slow.guard('a.js', 'old', done), 'done');
  });
});
