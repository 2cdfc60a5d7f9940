import type { Finding, Range } from '../../core/types.js';

/** A change of a document: `length` UTF-16 units from `start` on became `inserted` units. */
export interface TextChange {
  readonly start: number;
  readonly length: number;
  readonly inserted: number;
}

/** @returns the range after a change, or undefined if the change touched it */
function shiftRange<T extends Range>(range: T, { start, length, inserted }: TextChange): T | undefined {
  const end = start + length;
  if (end <= range.start)
    return { ...range, start: range.start + inserted - length, end: range.end + inserted - length };
  return start >= range.end ? range : undefined;
}

/** @returns the finding after a change, or undefined if the change touched it; related places may be lost */
export function shiftFinding<T extends Finding>(finding: T, change: TextChange): T | undefined {
  const moved = shiftRange(finding, change);
  if (moved === undefined) return undefined;
  return {
    ...moved,
    parts: Object.fromEntries(
      Object.entries(finding.parts).flatMap(([name, range]) => {
        const part = shiftRange(range, change);
        return part === undefined ? [] : [[name, part]];
      }),
    ),
    related: finding.related.flatMap((place) => shiftRange(place, change) ?? []),
  };
}
