/** Which files an analysis opens to follow a document's imports. */
import type { Vocabulary } from '../vocabulary.js';

/** The maximum depth of imports to follow from the analysed document. */
export const MAX_IMPORT_DEPTH = 3;

/** The assumed maximum length of a file that only re-exports others, in UTF-16 code units. */
const MAX_BARREL = 2000;

/**
 * Whether a file is worth parsing: it mentions the service or a token, or is short enough to only re-export other
 * files.
 */
export function isWorthOpening(text: string, vocabulary: Vocabulary): boolean {
  return text.length < MAX_BARREL || vocabulary.isRelevant(text);
}
