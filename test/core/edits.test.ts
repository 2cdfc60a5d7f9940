import assert from 'node:assert/strict';
import { applyEdits, composed } from '../../src/core/edits.js';
import type { Edit } from '../../src/core/types.js';

describe('edits of edited text', () => {
  const text = 'abcdefghij';
  const edit = (start: number, end: number, by: string): Edit => ({ start, end, text: by });

  const cases: Readonly<Record<string, readonly [first: readonly Edit[], second: readonly Edit[], edits: number]>> = {
    'in different places': [[edit(1, 2, 'BB')], [edit(6, 8, '')], 2],
    'in new text': [[edit(3, 3, '12345')], [edit(4, 6, '-')], 1],
    'across new and old text': [[edit(3, 5, '123')], [edit(1, 4, '<'), edit(5, 8, '>')], 1],
    'that remove new text': [[edit(2, 2, '12')], [edit(2, 4, '')], 0],
    'at both ends': [[edit(0, 0, '<'), edit(10, 10, '>')], [edit(0, 1, '('), edit(11, 12, ')')], 2],
    'that change nothing': [[], [], 0],
  };
  for (const [name, [first, second, count]] of Object.entries(cases)) {
    it(`are edits of the text before: ${name}`, () => {
      const edits = composed(text.length, first, second);
      assert.equal(applyEdits(text, edits), applyEdits(applyEdits(text, first), second));
      assert.equal(edits.length, count);
    });
  }
});
