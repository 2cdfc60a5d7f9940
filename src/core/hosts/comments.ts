import * as ts from 'typescript';
import type { Range } from '../types.js';
import { hostOf } from './hosts.js';
import { toDocumentOffset } from './region.js';
import type { Region } from './region.js';

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
  for (const { pattern, isInScripts } of hostOf(fileName)?.comments ?? []) {
    for (const match of text.matchAll(pattern)) {
      const comment = match.slice(1).find((group: string | undefined) => group !== undefined);
      const [start, end] = [match.index, match.index + match[0].length];
      if (comment?.includes(word) !== true || found.some((other) => other.start < end && other.end > start)) continue;
      if (!isInScripts && isInScript(regions, start)) continue;
      found.push({ text: comment, start, end });
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

function isInScript(regions: readonly Region[], offset: number): boolean {
  return regions.some(
    (region) =>
      region.kind === 'script' &&
      offset >= toDocumentOffset(region, 0) &&
      offset < toDocumentOffset(region, region.code.length),
  );
}

/**
 * Returns the comments of a script. Walks the tokens of a syntax tree, because only the parser can tell comments from
 * regular expressions and JSX text.
 */
function* scriptComments(code: string): Iterable<Comment> {
  const source = ts.createSourceFile('region.tsx', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const seen = new Set<number>();
  const pending: ts.Node[] = [source];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const children = node.getChildren(source);
    if (children.length > 0) {
      pending.push(...children);
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
