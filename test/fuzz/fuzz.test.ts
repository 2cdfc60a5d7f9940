import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

describe('random input', () => {
  it('neither breaks nor hangs the engine, and hides no finding', () => {
    const args = [path.join(import.meta.dirname, 'run.mjs'), '--inputs', '240', '--jobs', '1'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /^2\d\d inputs: 0 failed$/m);
  }).timeout(300_000);
});
