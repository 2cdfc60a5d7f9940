import type { TSESTree } from '@typescript-eslint/types';
import { astConverter } from '@typescript-eslint/typescript-estree/use-at-your-own-risk';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import * as ts from 'typescript';
import { toDocumentOffset } from '../hosts/region.js';
import type { Region, ScriptLanguage } from '../hosts/region.js';
import { repairs } from './repair.js';

/** A parsed region. The `range` of each node is in document offsets, and `parent` is set. */
export interface ParsedProgram {
  /** The region as it was read: some lines of its code may be blanked. */
  readonly region: Region;
  readonly ast: TSESTree.Program;
  /** Every node, parents before children, in source order. */
  readonly nodes: readonly TSESTree.Node[];
  /** Whether the code had syntax errors; then a node may lack children that its type promises. */
  readonly isBroken: boolean;
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
 * @returns the readings of the region, best first: the code as it is, and for broken code one or two more in which
 *   the lines that seem to be broken are blanked. Empty where nothing can be parsed.
 */
export function parseRegion(region: Region): ParsedProgram[] {
  const original = createSourceFile(region.code, region.language);
  const errors = original.parseDiagnostics;
  const programs = convert(region, original, errors.length > 0);
  for (const code of repairs(
    region.code,
    errors,
    (attempt) => createSourceFile(attempt, region.language).parseDiagnostics,
  )) {
    programs.push(...convert({ ...region, code }, createSourceFile(code, region.language), true));
  }
  return programs;
}

/** TypeScript's own `SourceFile`; `parseDiagnostics` is internal there, but the same in every version. */
type SourceFile = ts.SourceFile & { parseDiagnostics: readonly ts.DiagnosticWithLocation[] };

function createSourceFile(code: string, language: ScriptLanguage): SourceFile {
  return ts.createSourceFile(
    'region.tsx',
    code,
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    true,
    SCRIPT_KINDS[language],
  ) as SourceFile;
}

/** The converter throws on the first syntax error unless it is not told of it (`allowInvalidAST` alone does not do). */
function convert(region: Region, source: SourceFile, isBroken: boolean): ParsedProgram[] {
  source.parseDiagnostics = [];
  try {
    const { estree } = astConverter(source, CONVERTER_SETTINGS, false);
    return [{ region, ast: estree, nodes: adopt(estree, region), isBroken }];
  } catch {
    // A tree that the converter cannot express (or nests too deep for it): another reading may do.
    return [];
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
