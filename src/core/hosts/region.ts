import { countBelow } from '../sorted.js';
import type { Range } from '../types.js';

/** The language to parse a region as. */
export type ScriptLanguage = 'jsx' | 'typescript' | 'tsx';

/** Pairs of a code offset in a region and the document offset of the same character, in ascending order. */
export type OffsetMap = readonly (readonly [code: number, document: number])[];

/** A part of a document with JavaScript or TypeScript. */
export interface Region {
  readonly language: ScriptLanguage;
  /** The code for the parser: character references are decoded, and template tags masked. */
  readonly code: string;
  /**
   * The document offsets of `code`. Between two pairs, the text is the same in both. One pair is enough if nothing was
   * decoded.
   */
  readonly map: OffsetMap;
  /**
   * An attribute value (`handler`) is a separate program, but has access to the variables of the document's scripts.
   */
  readonly kind: 'script' | 'handler';
  /**
   * The number of a snippet in a guide. Regions of a snippet share their names, and later snippets may reuse a name for
   * something else.
   * Regions without a number share their names with all other scripts of the page.
   */
  readonly snippet?: number;
  /** The code is a script of a page, so it runs in a browser. */
  readonly page?: true;
  /** The code is generated (from a form, or a URL in an attribute), so edits to it can't be applied to the document. */
  readonly synthetic?: true;
  /** The code represents a literal in another language, so its findings are at most `likely`. */
  readonly foreign?: true;
}

/** The parts of a document that a host reads. */
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
 * Converts an offset in a region to an offset in its document. The only place that does.
 * @param offset UTF-16 code units from the start of `region.code`
 * @returns UTF-16 code units from the start of the document
 */
export function toDocumentOffset(region: { readonly map: OffsetMap }, offset: number): number {
  const { map } = region;
  const [code, document] = map[Math.max(0, countBelow(map, offset + 1, codeOf) - 1)] ?? [0, 0];
  return document + offset - code;
}

/** Whether a range of the document is in a region. */
export function isInRegion({ start, end }: Range, region: Region): boolean {
  return toDocumentOffset(region, 0) <= start && end <= toDocumentOffset(region, region.code.length);
}

function codeOf([code]: OffsetMap[number]): number {
  return code;
}

/** Moves the regions of an embedded text, which was cut out or decoded, into the outer document. */
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

/** Returns the pairs of a map after an offset. */
function* segmentsAfter(map: OffsetMap, offset: number): Iterable<readonly [number, number]> {
  for (let index = countBelow(map, offset + 1, codeOf); index < map.length; index++) {
    const pair = map[index];
    if (pair) yield pair;
  }
}
