import type { TSESTree } from '@typescript-eslint/types';
import { toDocumentOffset } from '../hosts/region.js';
import type { Region } from '../hosts/region.js';
import { isFunction } from './ast.js';
import type { FunctionNode } from './ast.js';
import { T } from './node-types.js';
import { parseOnce, parseRegion, programOf } from './parse.js';
import type { ParsedProgram } from './parse.js';
import { hasOpenMembers } from './repair.js';

type Node = TSESTree.Node;

/** How many regions of a document are remembered. */
const MAX_REGIONS = 20;

/** A region whose code parsed without errors. */
interface Known {
  readonly region: Region;
  readonly program: ParsedProgram;
}

/** A list of statements. Offsets are UTF-16 code units in the document. */
interface StatementList {
  readonly owner: TSESTree.Program | TSESTree.BlockStatement;
  /** The place of the statements, without the braces around it. */
  readonly start: number;
  readonly end: number;
  /** Code that makes the parser read statements as it does in this list, such as the head of an async function. */
  readonly head: string;
  readonly foot: string;
}

/** An edit of a region, in document offsets: the text from `start` to `end` was replaced, and grew by `grown`. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly grown: number;
}

/**
 * Parses one version of a document after the other, and parses only the statements around an edit again.
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
    const program = known && mayReuse(known, region) ? attempt(known, region) : undefined;
    const programs = program ? [program] : parseRegion(region);
    const [only] = programs;
    // Broken code is always parsed completely, because an open bracket may swallow any code after it.
    if (only && programs.length === 1 && !only.isBroken && region.map.length === 1 && index < MAX_REGIONS) {
      this.#known[index] = { region, program: only };
    }
    return programs;
  }
}

function mayReuse(known: Known, region: Region): boolean {
  return known.region.language === region.language && region.map.length === 1 && !hasOpenMembers(region.code);
}

function attempt(known: Known, region: Region): ParsedProgram | undefined {
  try {
    return reparsed(known, region);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

/** Returns the program of the new code, in which only a few statements were parsed; undefined if that can't be done. */
function reparsed({ region: old, program }: Known, region: Region): ParsedProgram | undefined {
  const origin = toDocumentOffset(old, 0);
  const prefix = commonPrefix(old.code, region.code);
  const suffix = commonSuffix(old.code, region.code, prefix);
  const grown = region.code.length - old.code.length;
  const change = { start: origin + prefix, end: origin + old.code.length - suffix, grown };
  const list = innermostList(program, change);
  const spliced = splice(program, list, change, region, origin);
  if (spliced === undefined) return undefined;
  // The region itself may have moved.
  const moved = toDocumentOffset(region, 0) - origin;
  if (moved !== 0) for (const node of spliced) move(node, -Infinity, moved);
  return programOf(region, program.ast, spliced);
}

/** Replaces the statements of a list that a change touches. @returns the nodes of the program, except its root */
function splice(
  { ast, nodes }: ParsedProgram,
  { owner, start, end, head, foot }: StatementList,
  change: Change,
  region: Region,
  origin: number,
): Node[] | undefined {
  const statements = owner.body;
  // The statements next to the edit are parsed with it: it may join them, or part them.
  const touched = statements.findIndex(({ range }) => range[1] >= change.start);
  const before = Math.max(0, (touched < 0 ? statements.length : touched) - 1);
  const following = statements.findIndex(({ range }) => range[0] > change.end);
  const after = following < 0 ? statements.length : following + 1;
  const [first, last] = [statements[before], statements[after - 1]];
  const from = before === 0 || first === undefined ? start : first.range[0];
  const to = after >= statements.length || last === undefined ? end : last.range[1];

  const code = head + region.code.slice(from - origin, to - origin + change.grown) + foot;
  const map = [[0, from - head.length]] as const;
  const piece = parseOnce({ ...region, code, map });
  const body = piece && !piece.isBroken ? statementsIn(piece.ast, head, from - head.length + code.length) : undefined;
  if (piece === undefined || body === undefined) return undefined;
  // Where the piece meets statements that stay, it must end as before.
  const [newFirst, newLast] = [body[0], body.at(-1)];
  if (before > 0 && first && !isAt(newFirst, first, 0)) return undefined;
  if (after < statements.length && last && !isAt(newLast, last, change.grown)) return undefined;

  const removedFrom = first === undefined ? undefined : nodes.indexOf(first);
  const next = statements[after];
  const removedTo =
    removedFrom === undefined || last === undefined ? undefined : endOfSubtree(nodes, removedFrom, last);
  const at = removedFrom ?? nodes.indexOf(owner) + 1;
  const upTo = removedTo ?? at;
  if (next !== undefined && nodes[upTo] !== next) return undefined;
  // The decorators of an exported class are in front of its statement.
  if (nodes.slice(at, upTo).some(({ range }) => range[0] < from || range[1] > to)) return undefined;
  const kept = [...nodes.slice(1, at), ...nodes.slice(upTo)];
  for (const node of kept) move(node, to, change.grown);
  move(ast, to, change.grown);
  const inside = piece.nodes.slice(newFirst === undefined ? piece.nodes.length : piece.nodes.indexOf(newFirst));
  for (const statement of body) (statement as { parent: Node }).parent = owner;
  (owner as { body: TSESTree.ProgramStatement[] }).body = [
    ...statements.slice(0, before),
    ...body,
    ...statements.slice(after),
  ] as TSESTree.ProgramStatement[];
  return [...nodes.slice(1, at), ...inside, ...nodes.slice(upTo)];
}

/** Returns the statements of a piece without its head and foot; undefined if these did not enclose it. */
function statementsIn(ast: TSESTree.Program, head: string, end: number): readonly TSESTree.Statement[] | undefined {
  if (head === '') return ast.body;
  if (head === AS_MODULE) return ast.body.slice(1);
  const [wrapper, ...others] = ast.body;
  if (wrapper?.type !== T.FunctionDeclaration || others.length > 0 || wrapper.range[1] !== end) return undefined;
  return wrapper.body.body;
}

/** Makes TypeScript parse a piece as a module, in which `await` is allowed at the top level. */
const AS_MODULE = 'export {};';

/** Returns the innermost list of statements around a change: the body of a function, or the program. */
function innermostList({ ast, nodes, region }: ParsedProgram, { start, end }: Change): StatementList {
  let block: TSESTree.BlockStatement | undefined;
  let home: FunctionNode | undefined;
  for (const node of nodes) {
    if (node.range[0] >= start) break;
    if (node.type !== T.BlockStatement || !isFunction(node.parent)) continue;
    if (node.range[0] + 1 > start || node.range[1] - 1 < end) continue;
    block = node;
    home = node.parent;
  }
  if (block && home) {
    const head = `${home.async ? 'async ' : ''}function${home.generator ? '*' : ''} f() {`;
    return { owner: block, start: block.range[0] + 1, end: block.range[1] - 1, head, foot: '}' };
  }
  const isModule = ast.body.some(({ type }) => type.startsWith('Import') || type.startsWith('Export'));
  const origin = toDocumentOffset(region, 0);
  return { owner: ast, start: origin, end: origin + region.code.length, head: isModule ? AS_MODULE : '', foot: '' };
}

/** Whether a statement is where an old one is after it moved. */
function isAt(statement: Node | undefined, old: Node, grown: number): boolean {
  const [start, end] = old.range;
  return statement?.range[0] === start + grown && statement.range[1] === end + grown;
}

/** Returns the index after the last node of a statement that is somewhere after `from` in the list. */
function endOfSubtree(nodes: readonly Node[], from: number, last: Node): number {
  let index = from;
  while (index < nodes.length && (nodes[index]?.range[0] ?? 0) < last.range[1]) index++;
  return index;
}

/** Moves the offsets of a node that are at `from` or after it. */
function move({ range }: Node, from: number, by: number): void {
  if (range[0] >= from) range[0] += by;
  if (range[1] >= from) range[1] += by;
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
