import type { Edit } from './types.js';

/**
 * Applies edits to a text.
 * @param edits offsets in `text`, in any order; insertions at one place keep their order
 * @throws {RangeError} where edits overlap or reach out of the text
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let end = 0;
  for (const edit of inOrder(edits)) {
    if (edit.start < end || edit.end < edit.start || edit.end > text.length) throw new RangeError('overlapping edits');
    result += text.slice(end, edit.start) + edit.text;
    ({ end } = edit);
  }
  return result + text.slice(end);
}

/** In document order; insertions come before a replacement that starts at the same place. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether any two of some edits change the same stretch, or insert inside of what another one replaces. */
export function overlaps(edits: readonly Edit[]): boolean {
  const sorted = inOrder(edits);
  return sorted.some((edit, index) => {
    const before = sorted[index - 1];
    return before !== undefined && edit.start < before.end;
  });
}
