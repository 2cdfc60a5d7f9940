import assert from 'node:assert/strict';
import { startTimeLimit } from '../../src/scan/time-limit.js';

/** Returns in how many parts a limit of 20 parts passes, if each part takes some processor time. @param share of the part's time */
function partsUntilExceeded(share: number | undefined): Promise<number> {
  const limit = 40;
  let asked = -1;
  return new Promise((resolve) => {
    startTimeLimit(
      limit,
      () => {
        resolve(asked);
      },
      () => {
        asked++;
        return share === undefined ? undefined : (asked * share * limit) / 20;
      },
    );
  });
}

describe('the time limit of an analysis', () => {
  it('passes as on a clock where the process has a processor, or if that is unknown', async () => {
    assert.equal(await partsUntilExceeded(1), 20);
    assert.equal(await partsUntilExceeded(2), 20);
    assert.equal(await partsUntilExceeded(undefined), 20);
  });

  it('passes later on a busy machine', async () => {
    assert.equal(await partsUntilExceeded(0.5), 40);
  });

  it('passes for what only waits, too', async () => {
    assert.equal(await partsUntilExceeded(0), 80);
  });
});
