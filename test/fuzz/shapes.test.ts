import assert from 'node:assert/strict';
import { analyze } from '../../src/engine.js';
import { NESTED, SHAPES } from './shapes.js';

/** Found whatever surrounds it: it shows its token where it is. */
const FINDING = "\n;new Auth0Lock('a', 'b.auth0.com').show({ authParams: { access_token: tokenOfTheUser } });\n";

const SIZE = 60;

/** Analyses code with a finding after it. */
function analysed(code: string) {
  const { findings, problems, stats } = analyze(code + FINDING, 'shape.tsx');
  return {
    isFound: findings.some(({ start, certainty }) => start > code.length && certainty === 'certain'),
    lost: problems.filter(({ kind, end }) => kind === 'not-analysed' && end > code.length + 1),
    steps: stats.steps,
  };
}

describe('code of growing size', () => {
  for (const [title, shape] of Object.entries(SHAPES)) {
    it(`takes steps in proportion: ${title}`, () => {
      const [small, large] = [analysed(shape(SIZE)), analysed(shape(8 * SIZE))];
      assert.ok(small.isFound && large.isFound);
      // n log n: 8 times the size, and as many levels more as a search tree has.
      const growth = (8 * Math.log2(8 * SIZE)) / Math.log2(SIZE);
      const limit = growth * Math.max(small.steps, 1000);
      assert.ok(large.steps <= limit, `${small.steps} steps grow to ${large.steps}`);
    });
  }
});

describe('code that nests deep', () => {
  for (const [title, shape] of Object.entries(NESTED)) {
    for (const size of [50, 400, 5000]) {
      it(`hides no finding after it: ${size} ${title}`, () => {
        const { isFound, lost } = analysed(shape(size));
        assert.ok(isFound);
        assert.deepEqual(lost, []);
      });
    }
  }
});
