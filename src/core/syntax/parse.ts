import { analyze } from '@typescript-eslint/scope-manager';
import type { Scope } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { astConverter } from '@typescript-eslint/typescript-estree/use-at-your-own-risk';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import * as ts from 'typescript';
import { toDocumentOffset } from '../hosts/region.js';
import type { Region, ScriptLanguage } from '../hosts/region.js';
import { repairs } from './repair.js';

/** A parsed region. The `range` of each node is in document offsets, and `parent` is set. */
export interface ParsedProgram {
  /** The region with the code that was parsed, in which some lines may be blank. */
  readonly region: Region;
  readonly ast: TSESTree.Program;
  /** Every node in source order, parents before children. */
  readonly nodes: readonly TSESTree.Node[];
  /** Its scopes, the global one first; none if the tree is too broken to analyse. */
  readonly scopes: readonly Scope[];
  /** Whether the code had syntax errors. If so, nodes may lack children that their types promise. */
  readonly isBroken: boolean;
  /** The number of syntax errors in the region as it is written. */
  readonly errors: number;
}

const SCRIPT_KINDS: Readonly<Record<ScriptLanguage, ts.ScriptKind>> = {
  jsx: ts.ScriptKind.JSX,
  typescript: ts.ScriptKind.TS,
  tsx: ts.ScriptKind.TSX,
};

/** `range` with `loc` is faster than either alone; `tokens` and `comment` would add half as much time again. */
const CONVERTER_SETTINGS = {
  allowInvalidAST: true,
  comment: false,
  errorOnUnknownASTType: false,
  loc: true,
  range: true,
  suppressDeprecatedPropertyWarnings: true,
  tokens: false,
} as unknown as Parameters<typeof astConverter>[1];

/**
 * Parses code that may be broken: half-typed, or a snippet that never was a program.
 * @returns the possible readings of the region, best first: the code itself, and for broken code one or two readings
 * with the suspicious lines blanked. Empty if nothing parses: the code nests too deep for the call stack, or the
 * converter cannot represent it.
 */
export function parseRegion(region: Region): ParsedProgram[] {
  const programs: ParsedProgram[] = [];
  try {
    const original = createSourceFile(region.code, region.language);
    const errors = original.parseDiagnostics;
    programs.push(...convert(region, original, errors.length));
    for (const code of repairs(
      region.code,
      errors,
      (attempt) => createSourceFile(attempt, region.language).parseDiagnostics,
    )) {
      programs.push(...convert({ ...region, code }, createSourceFile(code, region.language), errors.length, true));
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return programs;
}

/** Parses code without repairs. @returns undefined if it does not parse at all */
export function parseOnce(region: Region): ParsedProgram | undefined {
  try {
    const source = createSourceFile(region.code, region.language);
    return convert(region, source, source.parseDiagnostics.length)[0];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

/** TypeScript's own `SourceFile`. `parseDiagnostics` is internal, but the same in every version. */
type SourceFile = ts.SourceFile & { parseDiagnostics: readonly ts.DiagnosticWithLocation[] };

/** TypeScript tries both readings of each `async (`: an arrow function and a call, so nesting doubles the time. */
const ASYNC_CALL = /\basync\s*\(\s*/g;
const MAX_NESTED_ASYNC = 11;

/** Whether more `async (` follow one another directly than the parser reads in reasonable time. */
function nestsAsync(code: string): boolean {
  let count = 0;
  let end = -1;
  for (const { index, 0: call } of code.matchAll(ASYNC_CALL)) {
    count = index === end ? count + 1 : 1;
    end = index + call.length;
    if (count > MAX_NESTED_ASYNC) return true;
  }
  return false;
}

/** TypeScript's errors for a bare `}` and `>` in JSX text, which Babel accepts and both read as text. */
const TEXT_IN_JSX = new Set([1381, 1382]);

/** @throws {RangeError} if the code nests too deep */
function createSourceFile(code: string, language: ScriptLanguage): SourceFile {
  if (nestsAsync(code)) throw new RangeError('async calls nest too deep');
  const source = ts.createSourceFile(
    'region.tsx',
    code,
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    true,
    SCRIPT_KINDS[language],
  ) as SourceFile;
  source.parseDiagnostics = source.parseDiagnostics.filter(({ code: id }) => !TEXT_IN_JSX.has(id));
  return source;
}

/**
 * Converts a source file to ESTree.
 * Clears `parseDiagnostics` first: the converter throws on the first syntax error, even with `allowInvalidAST`.
 */
function convert(region: Region, source: SourceFile, errors: number, isBroken = errors > 0): ParsedProgram[] {
  source.parseDiagnostics = [];
  try {
    const { estree } = astConverter(source, CONVERTER_SETTINGS, false);
    const nodes = adopt(estree, region);
    return [{ region, ast: estree, nodes, scopes: scopesOf(estree), isBroken, errors }];
  } catch {
    // The converter can't represent this tree, or it nests too deep. Another reading may work.
    return [];
  }
}

/**
 * Puts a program together from nodes that parsed without errors.
 * @param nodes all nodes but the root, in source order; parents are set
 * @throws {RangeError} if the tree nests too deep
 */
export function programOf(region: Region, ast: TSESTree.Program, nodes: readonly TSESTree.Node[]): ParsedProgram {
  ast.range = [toDocumentOffset(region, 0), toDocumentOffset(region, region.code.length)];
  return { region, ast, nodes: [ast, ...nodes], scopes: scopesOf(ast), isBroken: false, errors: 0 };
}

/** @throws {RangeError} if the tree nests too deep */
function scopesOf(ast: TSESTree.Program): readonly Scope[] {
  try {
    return analyze(ast, { lib: [], sourceType: 'module' }).scopes;
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return [];
  }
}

/** Sets parents, moves ranges into the document, and lists the nodes. */
function adopt(ast: TSESTree.Program, region: Region): TSESTree.Node[] {
  const nodes: TSESTree.Node[] = [];
  const stack: [TSESTree.Node, TSESTree.Node | undefined][] = [[ast, undefined]];
  // Some nodes share one range object (an `export`ed declaration, a shorthand): move it once, and part them.
  const shared = new Set<object>();
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const [node, parent] = entry;
    (node as { parent: TSESTree.Node | undefined }).parent = parent;
    if (shared.has(node.range)) node.range = [node.range[0], node.range[1]];
    else {
      shared.add(node.range);
      node.range[0] = toDocumentOffset(region, node.range[0]);
      node.range[1] = toDocumentOffset(region, node.range[1]);
    }
    nodes.push(node);
    const keys = visitorKeys[node.type] ?? [];
    for (let index = keys.length - 1; index >= 0; index--) {
      const child = (node as unknown as Record<string, unknown>)[keys[index] ?? ''];
      if (!Array.isArray(child)) {
        if (isNode(child)) stack.push([child, node]);
        continue;
      }
      for (let last = child.length - 1; last >= 0; last--) {
        const next: unknown = child[last];
        if (isNode(next)) stack.push([next, node]);
      }
    }
  }
  return nodes;
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
