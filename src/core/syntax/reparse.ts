import type { TSESTree } from '@typescript-eslint/types';
import { toDocumentOffset } from '../hosts/region.js';
import type { Region } from '../hosts/region.js';
import { parseOnce, parseRegion, programOf } from './parse.js';
import type { ParsedProgram } from './parse.js';
import { hasOpenMembers } from './repair.js';

/** Makes TypeScript parse a piece as a module, in which `await` is allowed at the top level. */
const AS_MODULE = 'export {};';

/** How many regions of a document are remembered. */
const MAX_REGIONS = 20;

/** A top-level statement with all of its nodes. Offsets are UTF-16 code units in the region's code. */
interface Part {
  readonly statement: TSESTree.ProgramStatement;
  readonly nodes: readonly TSESTree.Node[];
  readonly start: number;
  readonly end: number;
}

/** A region whose code parsed without errors, in parts. */
interface Known {
  readonly region: Region;
  readonly program: ParsedProgram;
  readonly parts: readonly Part[];
}

/**
 * Parses one version of a document after the other, and parses only the top-level statements around an edit again.
 * A result is valid until the next call: the nodes of unchanged statements are moved to their new place.
 */
export class Reparser {
  readonly #known: (Known | undefined)[] = [];

  /**
   * Does the same as `parseRegion`.
   * @param index the region's number in the document
   */
  parse(region: Region, index: number): ParsedProgram[] {
    const known = this.#known[index];
    this.#known[index] = undefined;
    const program = known && mayReuse(known, region) ? reparsed(known, region) : undefined;
    const programs = program ? [program] : parseRegion(region);
    const [only] = programs;
    // Broken code is always parsed completely, because an open bracket may swallow any code after it.
    if (only && programs.length === 1 && !only.isBroken && region.map.length === 1 && index < MAX_REGIONS) {
      this.#known[index] = { region, program: only, parts: partsOf(only) };
    }
    return programs;
  }
}

function mayReuse(known: Known, region: Region): boolean {
  return known.region.language === region.language && region.map.length === 1 && !hasOpenMembers(region.code);
}

/** Returns the program of the new code, made of known statements and a piece that is parsed; undefined if it can't be. */
function reparsed({ region: old, parts, program }: Known, region: Region): ParsedProgram | undefined {
  const grown = region.code.length - old.code.length;
  const same = commonPrefix(old.code, region.code);
  const sameEnd = commonSuffix(old.code, region.code, same);
  // The statements next to the edit are parsed with it: it may join them, or part them.
  const before = Math.max(0, parts.findIndex(({ end }) => end >= same) - 1);
  const firstAfter = parts.findIndex(({ start }) => start > old.code.length - sameEnd);
  const after = firstAfter < 0 ? parts.length : firstAfter + 1;
  if (parts.length === 0 || parts.every(({ end }) => end < same)) return undefined;
  const start = before === 0 ? 0 : (parts[before]?.start ?? 0);
  const end = (after >= parts.length ? old.code.length : (parts[after - 1]?.end ?? 0)) + grown;
  const isModule = parts.some(({ statement }) => /^(?:Import|Export)/.test(statement.type));
  const piece = parsePiece(region, start, end, isModule);
  if (piece === undefined) return undefined;
  const [first] = piece;
  const last = piece.at(-1);
  // Where the piece meets known code, it must end as before.
  if (before > 0 && (first?.start !== start || first.end !== parts[before]?.end)) return undefined;
  if (after < parts.length && (last?.end !== end || last.start !== (parts[after - 1]?.start ?? 0) + grown)) {
    return undefined;
  }
  const shift = toDocumentOffset(region, 0) - toDocumentOffset(old, 0);
  const kept = [
    ...parts.slice(0, before).map((part) => moved(part, 0, shift)),
    ...piece,
    ...parts.slice(after).map((part) => moved(part, grown, grown + shift)),
  ];
  return programOf(
    region,
    { ...program.ast, body: kept.map(({ statement }) => statement) },
    kept.map(({ nodes }) => nodes),
  );
}

function parsePiece(region: Region, start: number, end: number, isModule: boolean): Part[] | undefined {
  const prefix = isModule ? AS_MODULE : '';
  const code = prefix + region.code.slice(start, end);
  const offset = start - prefix.length;
  const map = [[0, toDocumentOffset(region, 0) + offset]] as const;
  const program = parseOnce({ ...region, code, map });
  if (program === undefined || program.isBroken) return undefined;
  return partsOf(program)
    .slice(isModule ? 1 : 0)
    .map((part) => ({ ...part, start: part.start + offset, end: part.end + offset }));
}

function partsOf({ ast, nodes, region }: ParsedProgram): Part[] {
  const shift = toDocumentOffset(region, 0);
  const parts: Part[] = [];
  let from = 1;
  for (const [index, statement] of ast.body.entries()) {
    const next: TSESTree.Node | undefined = ast.body[index + 1];
    let to = nodes.length;
    if (next !== undefined) {
      to = from + 1;
      while (to < nodes.length && nodes[to] !== next) to++;
    }
    const [start, end] = statement.range;
    parts.push({ statement, nodes: nodes.slice(from, to), start: start - shift, end: end - shift });
    from = to;
  }
  return parts;
}

/** Moves the nodes of a statement by `shift` in the document. */
function moved(part: Part, grown: number, shift: number): Part {
  if (shift !== 0) {
    for (const { range } of part.nodes) {
      range[0] += shift;
      range[1] += shift;
    }
  }
  return grown === 0 ? part : { ...part, start: part.start + grown, end: part.end + grown };
}

function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/** @param taken the length of the common prefix, which the suffix must not reach */
function commonSuffix(a: string, b: string, taken: number): number {
  const most = Math.min(a.length, b.length) - taken;
  let length = 0;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  return length;
}
