import * as ts from 'typescript';
import { hostLanguageOf } from './hosts.js';
import { toDocumentOffset } from './regions/region.js';
import type { Region } from './regions/region.js';
import type { Range } from './types.js';

/** A comment of the document, without its delimiters. */
export interface Comment extends Range {
  readonly text: string;
}

/**
 * The comments of a document that hold `word`: of its regions, and, in HTML, those between them.
 * A word in a string, a template or JSX text is no comment.
 */
export function commentsWith(word: string, text: string, fileName: string, regions: readonly Region[]): Comment[] {
  const found: Comment[] = [];
  for (const region of regions) {
    for (const { text: comment, start, end } of scriptComments(region.code)) {
      if (!comment.includes(word)) continue;
      found.push({ text: comment, start: toDocumentOffset(region, start), end: toDocumentOffset(region, end) });
    }
  }
  if (hostLanguageOf(fileName) === 'html') {
    const inScript = (offset: number): boolean =>
      regions.some((region) => {
        const start = toDocumentOffset(region, 0);
        return offset >= start && offset < start + region.code.length;
      });
    for (const match of text.matchAll(/<!--([\s\S]*?)-->/g)) {
      if (match[1]?.includes(word) !== true || inScript(match.index)) continue;
      found.push({ text: match[1], start: match.index, end: match.index + match[0].length });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Walks the tokens of a parse, because only the parser knows a regular expression or JSX text from a comment. */
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

/** Whether what follows a token is JSX text, in which `//` starts no comment. */
function isBeforeJsxText(token: ts.Node): boolean {
  const { parent } = token;
  return (
    token.kind === ts.SyntaxKind.GreaterThanToken ||
    (token.kind === ts.SyntaxKind.CloseBraceToken && parent.kind === ts.SyntaxKind.JsxExpression)
  );
}
