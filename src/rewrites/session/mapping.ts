import { inOrder } from '../../core/edits.js';
import type { Edit } from '../../core/types.js';

/**
 * Returns where an offset of a text is after edits, in UTF-16 code units: inside replaced text, at the start of the
 * replacement; at an insertion, behind it.
 * @param edits without overlaps; their offsets count in the same text as `offset`
 */
export function mapOffset(offset: number, edits: readonly Edit[]): number {
  let grown = 0;
  for (const { start, end, text } of inOrder(edits)) {
    if (offset < start) break;
    if (offset < end) return start + grown;
    grown += text.length - (end - start);
  }
  return offset + grown;
}
