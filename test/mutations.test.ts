import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { analyze } from '../src/engine.js';
import { fixtures } from './support/fixtures.js';

/** Lines that break the code they are put into; an opened comment is left out, since it does take code away. */
const BROKEN = [
  ...['const = ;', 'if (', 'foo(', '}', ')', ']', 'var o = {', 'var o = { a:', 'lock.', 'return (', 'function ('],
  ...['const t = `half', "var s = 'half", '<div', 'a b c', 'class {', '=> {', 'case 1:', 'else {', 'import { a'],
  ...['obj = { b: 1,,', 'for (;;', 'try {', '#', '"', '?.', '...'],
];

const SEED = 20170301;
const PLACES = 15;
const MOST_LOST = 0.01;

describe('a broken line at a random place', () => {
  it(`loses at most ${MOST_LOST * 100} % of the findings`, () => {
    const scripts = fixtures().filter(
      ({ name, expected }) => ['.js', '.ts', '.jsx', '.tsx'].includes(path.extname(name)) && expected.length > 0,
    );
    let all = 0;
    const lost: string[] = [];
    for (const { name, text, options } of scripts) {
      const lines = text.split('\n');
      const expected = analyze(text, name, options).findings;
      const places = fc.sample(fc.tuple(fc.nat(lines.length), fc.constantFrom(...BROKEN)), {
        seed: SEED,
        numRuns: PLACES,
      });
      for (const [at, broken] of places) {
        const before = lines.slice(0, at).join('\n').length + (at === 0 ? 0 : 1);
        const mutated = [...lines.slice(0, at), broken, ...lines.slice(at)].join('\n');
        const found = new Set(
          analyze(mutated, name, options).findings.map(({ ruleId, start }) => `${ruleId} ${start}`),
        );
        for (const { ruleId, start } of expected) {
          all++;
          if (found.has(`${ruleId} ${start < before ? start : start + broken.length + 1}`)) continue;
          lost.push(`${name}: ${broken} before line ${at + 1}`);
        }
      }
    }
    assert.ok(lost.length <= all * MOST_LOST, `${lost.length} of ${all}: ${lost.join('; ')}`);
  }).timeout(600_000);
});
