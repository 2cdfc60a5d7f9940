import assert from 'node:assert/strict';
import { commentsWith } from '../../src/core/hosts/comments.js';
import { regionsOf } from '../../src/core/hosts/regions.js';
import { analyze } from '../../src/engine.js';
import { vocabulary } from '../../src/rules/auth0/auth0-vocabulary.js';
import { charactersRead } from '../support/work.js';
import { REPEATED } from './shapes.js';

/** Beyond the maximum length of a tag, an expression and so on: up to there, reading each of them to its end is fine. */
const SIZE = 50_000;

function cost(fileName: string, text: string): number {
  return charactersRead(() => {
    const { regions } = regionsOf(text, fileName, vocabulary);
    commentsWith(vocabulary.directive, text, fileName, regions);
  });
}

describe('host languages', () => {
  for (const [fileName, pieces] of REPEATED) {
    for (const piece of pieces) {
      it(`are read in linear time: ${JSON.stringify(piece)} in ${fileName}`, () => {
        const [small, large] = [SIZE, 4 * SIZE].map((size) => cost(fileName, piece.repeat(size / piece.length)));
        assert.ok(small !== undefined && large !== undefined && large < 4.4 * small, `${small} grow to ${large}`);
      });
    }
  }
});

describe('suppression comments', () => {
  it('are applied in linear time', () => {
    const line = '// auth0-relink-disable-next-line\n';
    const [small, large] = [SIZE, 4 * SIZE].map((size) =>
      charactersRead(() => {
        const { problems } = analyze(line.repeat(size / line.length), 'script.js');
        assert.equal(problems.length, Math.floor(size / line.length));
      }),
    );
    assert.ok(small !== undefined && large !== undefined && large < 4.4 * small, `${small} grow to ${large}`);
  });
});
