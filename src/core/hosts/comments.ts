import * as ts from 'typescript';
import type { Range } from '../types.js';
import { matcherOf } from './finders.js';
import type { Delimiters } from './host.js';
import { hostOf } from './hosts.js';
import { toDocumentOffset } from './region.js';
import type { Region } from './region.js';
import { segmentsOf } from './script-lexer.js';
import { coverage } from './stretches.js';
import type { Stretch } from './stretches.js';

/** A comment of the document, without its delimiters. */
export interface Comment extends Range {
  readonly text: string;
}

/**
 * Returns the comments that contain `word`: those of regions, and those of the host between them.
 * Ignores the word in strings, templates and JSX text.
 */
export function commentsWith(word: string, text: string, fileName: string, regions: readonly Region[]): Comment[] {
  const found: Comment[] = [];
  for (const region of regions) {
    if (!region.code.includes(word)) continue;
    for (const { text: comment, start, end } of scriptComments(region.code)) {
      if (!comment.includes(word)) continue;
      found.push({ text: comment, start: toDocumentOffset(region, start), end: toDocumentOffset(region, end) });
    }
  }
  const isInScript = coverage(scriptsIn(regions));
  for (const { delimiters, isInScripts } of hostOf(fileName)?.comments ?? []) {
    const isKnown = coverage(found);
    for (const comment of delimited(text, delimiters)) {
      const { start, end } = comment;
      if (!comment.text.includes(word) || isKnown(start, end)) continue;
      if (isInScripts || !isInScript(start, start + 1)) found.push(comment);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Returns the comments of a region, in document offsets. */
export function commentsIn(region: Region): Comment[] {
  return [...scriptComments(region.code)].map(({ text, start, end }) => ({
    text,
    start: toDocumentOffset(region, start),
    end: toDocumentOffset(region, end),
  }));
}

function scriptsIn(regions: readonly Region[]): Stretch[] {
  return regions
    .filter(({ kind }) => kind === 'script')
    .map((region) => ({ start: toDocumentOffset(region, 0), end: toDocumentOffset(region, region.code.length) }));
}

/** Returns the comments between delimiters, in document order and without overlaps. */
function* delimited(text: string, delimiters: readonly Delimiters[]): Iterable<Comment> {
  let kinds = delimiters.map(({ opening, closing }) => ({
    opening: matcherOf(text, opening),
    closing: matcherOf(text, closing),
  }));
  for (let position = 0; ;) {
    let next: { readonly kind: (typeof kinds)[number]; readonly opening: RegExpExecArray } | undefined;
    for (const kind of kinds) {
      const opening = kind.opening(position);
      if (opening !== undefined && opening.index < (next?.opening.index ?? Infinity)) next = { kind, opening };
    }
    if (next === undefined) return;
    const { kind, opening } = next;
    const start = opening.index + opening[0].length;
    const closing = kind.closing(start);
    if (closing === undefined) {
      // Nothing closes the later ones either.
      kinds = kinds.filter((other) => other !== kind);
    } else {
      position = closing.index + closing[0].length;
      yield { text: text.slice(start, closing.index), start: opening.index, end: position };
    }
  }
}

/**
 * Returns the comments of a script. Walks the tokens of a syntax tree, because only the parser can tell comments from
 * regular expressions and JSX text.
 */
function scriptComments(code: string): Iterable<Comment> {
  try {
    return parsedComments(
      code,
      ts.createSourceFile('region.tsx', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX),
    );
  } catch {
    // The code nests too deep for the parser.
    return lexedComments(code);
  }
}

function* lexedComments(code: string): Iterable<Comment> {
  for (const { kind, start, end } of segmentsOf(code)) {
    if (kind !== 'comment') continue;
    const isClosed = code.startsWith('*', start + 1) && code.startsWith('*/', Math.max(start + 2, end - 2));
    yield { text: code.slice(start + 2, isClosed ? end - 2 : end), start, end };
  }
}

function* parsedComments(code: string, source: ts.SourceFile): Iterable<Comment> {
  const seen = new Set<number>();
  const pending: ts.Node[] = [source];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const children = node.getChildren(source);
    if (children.length > 0) {
      for (const child of children) pending.push(child);
      continue;
    }
    // JSX text has no trivia: `//` in it is text.
    if (node.kind === ts.SyntaxKind.JsxText) continue;
    const leading = ts.getLeadingCommentRanges(code, node.pos) ?? [];
    const trailing = ts.getTrailingCommentRanges(code, node.end) ?? [];
    const inJsx = node.parent.kind === ts.SyntaxKind.JsxClosingElement || isBeforeJsxText(node);
    for (const { pos, end, kind } of inJsx ? leading : [...leading, ...trailing]) {
      if (seen.has(pos)) continue;
      seen.add(pos);
      const closing = kind === ts.SyntaxKind.MultiLineCommentTrivia ? 2 : 0;
      yield { text: code.slice(pos + 2, end - closing), start: pos, end };
    }
  }
}

/** Whether JSX text follows a token. `//` does not start a comment in JSX text. */
function isBeforeJsxText(token: ts.Node): boolean {
  const { parent } = token;
  return (
    token.kind === ts.SyntaxKind.GreaterThanToken ||
    (token.kind === ts.SyntaxKind.CloseBraceToken && parent.kind === ts.SyntaxKind.JsxExpression)
  );
}
