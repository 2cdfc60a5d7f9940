import { analyze } from '../src/engine.js';
import { assertFound, fixtures } from './support/fixtures.js';

describe('fixtures', () => {
  for (const { name, text, options, expected } of fixtures()) {
    it(`${name}: finds what is marked, and nothing else`, () => {
      assertFound(text, analyze(text, name, options), expected);
    });
  }
});
