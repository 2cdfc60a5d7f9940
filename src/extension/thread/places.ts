import { inOrder } from '../../core/edits.js';
import type { Edit } from '../../core/types.js';

/**
 * Maps an offset through edits, in UTF-16 code units. An offset in a replaced range maps to the start of its new text.
 * @param edits offsets in the same text as `offset`
 */
export function placeAfter(offset: number, edits: readonly Edit[]): number {
  let grown = 0;
  for (const { start, end, text } of inOrder(edits)) {
    if (offset < start) break;
    if (offset < end) return start + grown;
    grown += text.length - (end - start);
  }
  return offset + grown;
}
