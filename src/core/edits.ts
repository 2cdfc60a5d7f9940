import type { Edit } from './types.js';

/**
 * Applies edits to a text.
 * @param edits offsets in `text`, in any order; insertions at the same offset keep their order
 * @throws {RangeError} if edits overlap or exceed the text
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

/** Sorts edits by position. Insertions come before a replacement that starts at the same offset. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether any two edits change the same range, or one inserts text within the range that another replaces. */
export function overlaps(edits: readonly Edit[]): boolean {
  const sorted = inOrder(edits);
  return sorted.some((edit, index) => {
    const before = sorted[index - 1];
    return before !== undefined && edit.start < before.end;
  });
}
