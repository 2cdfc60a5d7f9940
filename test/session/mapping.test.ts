import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../src/core/edits.js';
import type { Edit } from '../../src/core/types.js';
import { mapOffset } from '../../src/rewrites/session/mapping.js';

describe('mapOffset', () => {
  it('follows every character that edits leave', () => {
    const edit = fc.record({ at: fc.nat(60), length: fc.nat(5), text: fc.string({ maxLength: 8 }) });
    fc.assert(
      fc.property(fc.array(fc.array(edit, { maxLength: 4 }), { maxLength: 4 }), (steps) => {
        // Each character tells its first place; inserted ones tell nothing.
        let places: (number | undefined)[] = Array.from({ length: 40 }, (_, index) => index);
        const applied = steps.map((wanted) => {
          const edits = apart(wanted, places.length);
          const marked = applyEdits(places.map((_, index) => String.fromCharCode(0x4e00 + index)).join(''), edits);
          places = Array.from(marked, (char) => (char < '\u4e00' ? undefined : places[char.charCodeAt(0) - 0x4e00]));
          return edits;
        });
        for (const [index, place] of places.entries()) {
          if (place !== undefined) assert.equal(applied.reduce(mapOffset, place), index);
        }
      }),
    );
  });

  it('moves behind an insertion, and to the start of a replacement', () => {
    const edits = [
      { start: 0, end: 0, text: 'import x;\n' },
      { start: 5, end: 10, text: 'new' },
    ];
    assert.deepEqual(
      [0, 7, 12].map((offset) => mapOffset(offset, edits)),
      [10, 15, 20],
    );
  });
});

/** Edits that do not overlap, in a text of some length. */
function apart(wanted: readonly { at: number; length: number; text: string }[], length: number): Edit[] {
  let free = 0;
  return wanted
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ at, length: size, text }) => {
      const start = Math.max(at, free);
      if (start + size > length) return [];
      free = start + size + 1;
      return [{ start, end: start + size, text: text.replace(/[\u4e00-\uffff]/g, '') }];
    });
}
