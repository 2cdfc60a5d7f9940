import type { Edit, Range } from './types.js';

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

/** Returns where the texts of edits begin in the result (UTF-16 code units). @param edits in document order */
export function startsAfter(edits: readonly Edit[]): number[] {
  let grown = 0;
  return edits.map(({ start, end, text }) => {
    const found = start + grown;
    grown += text.length - (end - start);
    return found;
  });
}

/** Whether any two edits change the same range, or one inserts text within the range that another replaces. */
export function overlaps(edits: readonly Edit[]): boolean {
  const sorted = inOrder(edits);
  return sorted.some((edit, index) => {
    const before = sorted[index - 1];
    return before !== undefined && edit.start < before.end;
  });
}

/**
 * Returns edits of a text that do the same as two changes, one after the other.
 * @param length of the text (UTF-16 code units)
 * @param first edits of the text
 * @param second edits of the result of the first ones
 */
export function composed(length: number, first: readonly Edit[], second: readonly Edit[]): Edit[] {
  const between = cut(cut([{ start: 0, end: length }], first), second);
  const edits: Edit[] = [];
  let end = 0;
  let text = '';
  for (const piece of [...between, { start: length, end: length }]) {
    if (typeof piece === 'string') text += piece;
    else {
      if (text !== '' || piece.start > end) edits.push({ start: end, end: piece.start, text });
      ({ end } = piece);
      text = '';
    }
  }
  return edits;
}

/** A part of a text that stays, or new text. */
type Piece = string | Range;

/** Returns the pieces that edits leave and make of the pieces of a text. */
function cut(all: readonly Piece[], edits: readonly Edit[]): Piece[] {
  const result: Piece[] = [];
  let offset = 0;
  for (const edit of inOrder(edits)) {
    result.push(...sliced(all, offset, edit.start), edit.text);
    offset = edit.end;
  }
  return [...result, ...sliced(all, offset, Infinity)];
}

/** Returns what pieces have between two offsets in the text that they make up. */
function sliced(all: readonly Piece[], from: number, to: number): Piece[] {
  const result: Piece[] = [];
  let offset = 0;
  for (const piece of all) {
    const length = typeof piece === 'string' ? piece.length : piece.end - piece.start;
    const start = Math.max(from - offset, 0);
    const end = Math.min(to - offset, length);
    if (start < end)
      result.push(
        typeof piece === 'string' ? piece.slice(start, end) : { start: piece.start + start, end: piece.start + end },
      );
    offset += length;
  }
  return result;
}
