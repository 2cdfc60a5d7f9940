import assert from 'node:assert/strict';
import { analyze } from '../src/engine.js';
import { assertTokens, fixtures, observed } from './support/fixtures.js';

describe('fixtures', () => {
  for (const { name, text, options, expected } of fixtures()) {
    it(`${name}: finds what is marked, and nothing else`, () => {
      const analysis = analyze(text, name, options);
      assert.deepEqual(observed(text, analysis), expected);
      assertTokens(text, analysis);
    });
  }
});
