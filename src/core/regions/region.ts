/** How the text of a region is parsed. */
export type ScriptLanguage = 'jsx' | 'typescript' | 'tsx';

/** A stretch of JavaScript or TypeScript in a document. */
export interface Region {
  readonly language: ScriptLanguage;
  /** The code as the parser sees it: character references decoded, template tags masked. */
  readonly code: string;
  /**
   * Where `code` comes from: pairs of an offset in `code` and the document offset of the same character, ascending.
   * Between two pairs the text is the same on both sides; one pair suffices where nothing was decoded.
   */
  readonly map: readonly (readonly [code: number, document: number])[];
  /** Attribute values are a program each, but see the variables of the document's scripts. */
  readonly kind: 'script' | 'handler';
}

/**
 * The one conversion from a region to its document.
 * @param offset UTF-16 code units from the start of `region.code`
 * @returns UTF-16 code units from the start of the document
 */
export function toDocumentOffset(region: Region, offset: number): number {
  let low = 0;
  let high = region.map.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((region.map[middle]?.[0] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const [code, document] = region.map[low] ?? [0, 0];
  return document + offset - code;
}
