import assert from 'node:assert/strict';
import fc from 'fast-check';
import { originalOffset, outcomesOf } from '../../../src/cli/fix/outcomes.js';
import { applyEdits } from '../../../src/core/edits.js';
import type { Edit, Offer, Rewrite } from '../../../src/core/types.js';
import { message } from '../../../src/messages/message.js';
import type { ReportedFinding } from '../../../src/report/result.js';

const rewrite = (edits: readonly Edit[]): Rewrite => {
  const what = {
    target: 'fetch',
    title: message('title.unlink'),
    applicability: 'automatic' as const,
    docs: 'https://example.com',
  };
  return { ...what, edits, placeholders: [], todos: [] };
};

function finding(start: number, ruleId = 'unlink-endpoint'): ReportedFinding {
  const what = {
    ruleId,
    form: 'fake',
    message: message('finding.unlink', { path: '/unlink' }),
    certainty: 'certain' as const,
    severity: 'error' as const,
  };
  return { ...what, start, end: start + 1, parts: {}, related: [] };
}

const offer = (start: number, ruleId?: string): Offer => {
  return { finding: finding(start, ruleId), rewrites: [rewrite([])] };
};

describe('originalOffset', () => {
  it('inverts edits for every character that is kept', () => {
    const edit = fc.record({ at: fc.nat(60), length: fc.nat(5), text: fc.string({ maxLength: 8 }) });
    fc.assert(
      fc.property(fc.array(fc.array(edit, { maxLength: 4 }), { maxLength: 4 }), (steps) => {
        // Each character stores its original position; inserted ones store none.
        let places: (number | undefined)[] = Array.from({ length: 40 }, (_, index) => index);
        const applied = steps.map((wanted) => {
          const edits = apart(wanted, places.length);
          const marked = applyEdits(places.map((_, index) => String.fromCharCode(0x4e00 + index)).join(''), edits);
          places = Array.from(marked, (char) => (char < '\u4e00' ? undefined : places[char.charCodeAt(0) - 0x4e00]));
          return edits;
        });
        for (const [index, place] of places.entries()) {
          if (place !== undefined) assert.equal(originalOffset(index, applied), place);
        }
      }),
    );
  });
});

/** Returns edits that do not overlap, in a text of a given length. */
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

describe('outcomesOf', () => {
  const outcomes = (...args: Parameters<typeof outcomesOf>) => outcomesOf(...args).map(({ outcome }) => outcome);

  it('matches each finding after edits have moved it', () => {
    const applied = [
      {
        finding: finding(10),
        rewrite: rewrite([
          { start: 0, end: 0, text: 'four' },
          { start: 10, end: 12, text: '' },
        ]),
      },
      { finding: finding(34), rewrite: rewrite([{ start: 34, end: 35, text: 'more' }]) },
    ];
    const before = [finding(5), finding(10), finding(20), finding(32)];
    const left = [offer(9), offer(22)];
    assert.deepEqual(
      outcomes(before, applied, left, () => 'guide'),
      ['guide', 'rewritten', 'guide', 'rewritten'],
    );
  });

  it("counts a finding as rewritten if another finding's rewrite fixed it", () => {
    const applied = [{ finding: finding(3), rewrite: rewrite([{ start: 3, end: 30, text: '' }]) }];
    assert.deepEqual(
      outcomes([finding(3), finding(9)], applied, [], () => 'guide'),
      ['rewritten', 'rewritten'],
    );
  });

  it('includes remaining findings that a rewrite has moved', () => {
    const applied = [{ finding: finding(3), rewrite: rewrite([{ start: 3, end: 30, text: 'moved code' }]) }];
    const result = outcomes([finding(3), finding(9)], applied, [offer(8)], () => 'review');
    assert.deepEqual(result, ['rewritten', 'review']);
  });

  it('ignores findings that the scan did not report', () => {
    const result = outcomes([finding(3)], [], [offer(3), offer(5, 'legacy-sdk')], () => 'guide');
    assert.deepEqual(result, ['guide']);
  });
});
