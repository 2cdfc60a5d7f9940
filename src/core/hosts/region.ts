/** How the text of a region is parsed. */
export type ScriptLanguage = 'jsx' | 'typescript' | 'tsx';

/** Pairs of an offset in a region's code and the document offset of the same character, ascending in the former. */
export type OffsetMap = readonly (readonly [code: number, document: number])[];

/** A stretch of JavaScript or TypeScript in a document. */
export interface Region {
  readonly language: ScriptLanguage;
  /** The code as the parser sees it: character references decoded, template tags masked. */
  readonly code: string;
  /**
   * Where `code` comes from. Between two pairs the text is the same on both sides; one pair suffices where nothing was
   * decoded.
   */
  readonly map: OffsetMap;
  /** Attribute values are a program each, but see the variables of the document's scripts. */
  readonly kind: 'script' | 'handler';
  /**
   * Regions that are read as one, numbered in their order, where later ones may name other things by the same names: the
   * snippets of a guide. Without it, scripts share their names, as those of a page do.
   */
  readonly snippet?: number;
  /** The code is made up (of a form, of a URL in an attribute): no edit of it is an edit of the document. */
  readonly synthetic?: true;
  /** The code stands for a literal of another language, so nothing found in it is more than likely. */
  readonly foreign?: true;
}

/** What a host reader finds in a document. */
export interface RegionList {
  readonly regions: readonly Region[];
  /** The URLs of the external scripts that the document loads. */
  readonly scriptUrls: readonly string[];
}

export const NO_REGIONS: RegionList = { regions: [], scriptUrls: [] };

export function joinLists(lists: readonly RegionList[]): RegionList {
  return {
    regions: lists.flatMap(({ regions }) => regions),
    scriptUrls: lists.flatMap(({ scriptUrls }) => scriptUrls),
  };
}

/**
 * The one conversion from a region to its document.
 * @param offset UTF-16 code units from the start of `region.code`
 * @returns UTF-16 code units from the start of the document
 */
export function toDocumentOffset(region: { readonly map: OffsetMap }, offset: number): number {
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

/** Moves the regions of a text that was itself cut or decoded out of a document into that document. */
export function rebase(list: RegionList, outer: OffsetMap, outerLength: number): RegionList {
  const regions = list.regions.map((region) => ({ ...region, map: compose(region, outer, outerLength) }));
  return { regions, scriptUrls: list.scriptUrls };
}

function compose({ map, code }: Region, outer: OffsetMap, outerLength: number): OffsetMap {
  const composed: [number, number][] = [];
  for (const [index, [start, between]] of map.entries()) {
    const end = map[index + 1]?.[0] ?? code.length + 1;
    composed.push([start, toDocumentOffset({ map: outer }, Math.min(between, outerLength))]);
    for (const [outerStart, document] of segmentsAfter(outer, between)) {
      const at = start + outerStart - between;
      if (at >= end) break;
      composed.push([at, document]);
    }
  }
  return composed;
}

/** The pairs of a map behind an offset. */
function* segmentsAfter(map: OffsetMap, offset: number): Iterable<readonly [number, number]> {
  let low = 0;
  let high = map.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((map[middle]?.[0] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < map.length; index++) {
    const pair = map[index];
    if (pair) yield pair;
  }
}
