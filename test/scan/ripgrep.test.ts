import assert from 'node:assert/strict';
import { findRipgrep } from '../../src/scan/ripgrep.js';

describe('the search program', () => {
  it('is not named by the environment, which a repository can set through npm', () => {
    const usual = findRipgrep();
    assert.notEqual(usual, undefined);
    process.env['npm_config_arch'] = 'x64/../../../evil';
    try {
      assert.equal(findRipgrep(), usual);
    } finally {
      delete process.env['npm_config_arch'];
    }
  });
});
