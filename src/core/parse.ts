import { astConverter } from '@typescript-eslint/typescript-estree/use-at-your-own-risk';
import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import * as ts from 'typescript';
import { toDocumentOffset } from './regions/region.js';
import type { Region, ScriptLanguage } from './regions/region.js';

/** A parsed region. The `range` of each node is in document offsets, and `parent` is set. */
export interface ParsedProgram {
  readonly ast: TSESTree.Program;
  /** Every node, parents before children, in source order. */
  readonly nodes: readonly TSESTree.Node[];
}

const SCRIPT_KINDS: Readonly<Record<ScriptLanguage, ts.ScriptKind>> = {
  jsx: ts.ScriptKind.JSX,
  typescript: ts.ScriptKind.TS,
  tsx: ts.ScriptKind.TSX,
};

/** `range` and `loc` both on is the fastest pair; tokens and comments would add half as much again. */
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
 * @returns the readings of the region, best first. Code without errors has one; broken code may have a second,
 *   in which the lines that seem to be broken are blanked out. Empty where nothing can be parsed.
 */
export function parseRegion(region: Region): ParsedProgram[] {
  const programs: ParsedProgram[] = [];
  const original = createSourceFile(region.code, region.language);
  const errors = errorsOf(original);
  add(programs, region, original);
  if (errors.length > 0) {
    const repaired = repair(region.code, region.language, errors);
    if (repaired !== undefined) add(programs, region, repaired);
  }
  return programs;
}

/** TypeScript's own `SourceFile`; `parseDiagnostics` is internal there, but public behaviour of every version. */
type SourceFileWithErrors = ts.SourceFile & { parseDiagnostics: ts.DiagnosticWithLocation[] };

function createSourceFile(code: string, language: ScriptLanguage): SourceFileWithErrors {
  return ts.createSourceFile(
    'region.tsx',
    code,
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    true,
    SCRIPT_KINDS[language],
  ) as SourceFileWithErrors;
}

function errorsOf(source: SourceFileWithErrors): readonly ts.DiagnosticWithLocation[] {
  return source.parseDiagnostics;
}

/** The converter throws on the first syntax error unless it is not told of it (`allowInvalidAST` alone does not do). */
function add(programs: ParsedProgram[], region: Region, source: SourceFileWithErrors): void {
  source.parseDiagnostics = [];
  try {
    const { estree } = astConverter(source, CONVERTER_SETTINGS, false);
    programs.push({ ast: estree, nodes: adopt(estree, region) });
  } catch {
    // A tree that the converter cannot express (or nests too deep for it): another reading may do.
  }
}

/** Sets parents, moves ranges into the document, and lists the nodes. */
function adopt(ast: TSESTree.Program, region: Region): TSESTree.Node[] {
  const nodes: TSESTree.Node[] = [];
  const stack: [TSESTree.Node, TSESTree.Node | undefined][] = [[ast, undefined]];
  // The converter shares one range between some nodes (an `export`ed declaration, a shorthand): move each once.
  const moved = new Set<object>();
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const [node, parent] = entry;
    (node as { parent: TSESTree.Node | undefined }).parent = parent;
    if (!moved.has(node.range)) {
      moved.add(node.range);
      node.range[0] = toDocumentOffset(region, node.range[0]);
      node.range[1] = toDocumentOffset(region, node.range[1]);
    }
    nodes.push(node);
    const keys = visitorKeys[node.type] ?? [];
    for (let index = keys.length - 1; index >= 0; index--) {
      const child = (node as unknown as Record<string, unknown>)[keys[index] ?? ''];
      if (Array.isArray(child)) {
        for (let at = child.length - 1; at >= 0; at--) if (isNode(child[at])) stack.push([child[at], node]);
      } else if (isNode(child)) stack.push([child, node]);
    }
  }
  return nodes;
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** How many suspicious lines are blanked at most, one after the other. */
const MAX_REPAIRS = 4;

/**
 * A reading of `code` in which the lines at the first syntax errors are blanked (same length, so that offsets hold).
 * TypeScript recovers from most errors by itself; an unclosed bracket or template is what swallows the code after it,
 * and there it also reports where the opening one stands.
 */
function repair(
  code: string,
  language: ScriptLanguage,
  errors: readonly ts.DiagnosticWithLocation[],
): SourceFileWithErrors | undefined {
  let best: { code: string; errors: readonly ts.DiagnosticWithLocation[]; source?: SourceFileWithErrors } = {
    code,
    errors,
  };
  for (let round = 0; round < MAX_REPAIRS && best.errors.length > 0; round++) {
    const before = best;
    for (const line of suspiciousLines(before.code, before.errors)) {
      const attempt = blankLine(before.code, line);
      if (attempt === before.code) continue;
      const source = createSourceFile(attempt, language);
      if (errorsOf(source).length < best.errors.length) best = { code: attempt, errors: errorsOf(source), source };
      if (best.errors.length === 0) break;
    }
    if (best === before) break;
  }
  return best.source;
}

/** Offsets of characters on the lines that may be to blame for the first errors. */
function* suspiciousLines(code: string, errors: readonly ts.DiagnosticWithLocation[]): Iterable<number> {
  const seen = new Set<number>();
  const first = errors[0];
  const last = errors.at(-1);
  for (const error of [first, last]) {
    if (error === undefined) continue;
    const related = error.relatedInformation?.flatMap((info) => info.start ?? []) ?? [];
    for (const offset of [...related, error.start]) {
      for (const line of [lineStart(code, offset), previousLineStart(code, offset)]) {
        if (!seen.has(line)) yield line;
        seen.add(line);
      }
    }
  }
}

function lineStart(code: string, offset: number): number {
  return code.lastIndexOf('\n', offset - 1) + 1;
}

/** The start of the nearest line above that is not blank. */
function previousLineStart(code: string, offset: number): number {
  const before = code.slice(0, lineStart(code, offset)).trimEnd();
  return lineStart(code, before.length);
}

function blankLine(code: string, start: number): string {
  const end = code.indexOf('\n', start);
  const line = code.slice(start, end < 0 ? undefined : end);
  return code.slice(0, start) + line.replace(/[^\r]/g, ' ') + code.slice(start + line.length);
}
