import { toDocumentOffset } from '../hosts/region.js';
import type { OffsetMap, Region } from '../hosts/region.js';
import type { Range } from '../types.js';
import { parseOnce } from './parse.js';
import type { ParsedProgram } from './parse.js';

/** How many pieces are tried, to bound the time for code that nests too deep everywhere. */
const MAX_ATTEMPTS = 200;

/** The parts of a region that parse on their own, and the rest. */
export interface Pieces {
  readonly programs: readonly ParsedProgram[];
  /** UTF-16 offsets in the document. */
  readonly unparsed: readonly Range[];
}

/**
 * Parses a region that cannot be parsed in one go, such as generated code that nests too deep for the call stack. Halves
 * it at line ends until the pieces parse, so only the lines that are too deep are lost.
 */
export function parseInPieces(region: Region): Pieces {
  const programs: ParsedProgram[] = [];
  const unparsed: Range[] = [];
  const lost = (start: number, end: number): void => {
    const range = { start: toDocumentOffset(region, start), end: toDocumentOffset(region, end) };
    const last = unparsed.at(-1);
    if (last?.end === range.start) unparsed.splice(-1, 1, { start: last.start, end: range.end });
    else unparsed.push(range);
  };
  let attempts = 0;
  const waiting = halves(region.code, 0, region.code.length);
  if (waiting.length === 0) lost(0, region.code.length);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [start, end] = next;
    const program = attempts++ < MAX_ATTEMPTS ? parseOnce(pieceOf(region, start, end)) : undefined;
    if (program !== undefined) {
      programs.push({ ...program, isBroken: true });
      continue;
    }
    const smaller = attempts < MAX_ATTEMPTS ? halves(region.code, start, end) : [];
    if (smaller.length === 0) lost(start, end);
    waiting.push(...smaller);
  }
  return { programs, unparsed };
}

/** Splits a part of the code at the line end nearest to its middle, the later half first; none for a single line. */
function halves(code: string, start: number, end: number): [start: number, end: number][] {
  const middle = (start + end) >> 1;
  const before = code.lastIndexOf('\n', middle - 1) + 1;
  const after = code.indexOf('\n', middle) + 1;
  const at = before > start ? before : after > 0 && after < end ? after : undefined;
  return at === undefined
    ? []
    : [
        [at, end],
        [start, at],
      ];
}

function pieceOf(region: Region, start: number, end: number): Region {
  const inside = region.map.filter(([code]) => code > start && code < end);
  const map: OffsetMap = [
    [0, toDocumentOffset(region, start)],
    ...inside.map(([code, document]) => [code - start, document] as const),
  ];
  return { ...region, code: region.code.slice(start, end), map };
}
