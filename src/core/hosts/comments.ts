import * as ts from 'typescript';
import type { Range } from '../types.js';
import { hostLanguageOf } from './hosts.js';
import type { HostLanguage } from './hosts.js';
import { toDocumentOffset } from './region.js';
import type { Region } from './region.js';

/** A comment of the document, without its delimiters. */
export interface Comment extends Range {
  readonly text: string;
}

const MARKUP_COMMENT = /<!--([\s\S]*?)-->/g;
const SLASHES = /\/\/-?([^\r\n]*)|\/\*([\s\S]*?)\*\//g;
const PERCENT = /<%(?:--|#)([\s\S]*?)(?:--)?%>/g;
const BRACES = /\{\{~?!(?:--)?([\s\S]*?)(?:--)?~?\}\}|\{#([\s\S]*?)#\}|\{%-?\s*comment\b[^%]*%\}([\s\S]*?)\{%/g;
const JSX_COMMENT = /\{\s*\/\*([\s\S]*?)\*\/\s*\}/g;
const PHP_COMMENT = /<\?php\s+(?:\/\*([\s\S]*?)\*\/|(?:\/\/|#)([^\r\n]*?))\s*\?>|\{\{--([\s\S]*?)--\}\}/g;
const CODE_COMMENT = /(?:\/\/|#)([^\r\n]*)|\/\*([\s\S]*?)\*\//g;

/** How each host writes comments outside of its regions; those of template engines may stand in a script, too. */
const COMMENTS: Readonly<Record<HostLanguage, readonly RegExp[]>> = {
  jsx: [],
  typescript: [],
  tsx: [],
  html: [MARKUP_COMMENT, PERCENT, BRACES],
  vue: [MARKUP_COMMENT],
  svelte: [MARKUP_COMMENT, JSX_COMMENT],
  astro: [MARKUP_COMMENT, JSX_COMMENT],
  markdown: [MARKUP_COMMENT, /^\[(?:\/\/|comment)\]:\s*#?\s*[("<]([^\r\n]*?)[)">]\s*$/gm],
  mdx: [JSX_COMMENT],
  ejs: [MARKUP_COMMENT, PERCENT],
  erb: [MARKUP_COMMENT, PERCENT],
  braces: [MARKUP_COMMENT, BRACES],
  razor: [MARKUP_COMMENT, /@\*([\s\S]*?)\*@/g],
  aspx: [MARKUP_COMMENT, PERCENT],
  jsp: [MARKUP_COMMENT, PERCENT],
  php: [MARKUP_COMMENT, PHP_COMMENT],
  pug: [SLASHES],
  notebook: [],
  foreign: [CODE_COMMENT],
};

/**
 * The comments of a document that hold `word`: of its regions, and of the host between them.
 * A word in a string, a template or JSX text is no comment.
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
  const language = hostLanguageOf(fileName);
  for (const pattern of language === undefined ? [] : COMMENTS[language]) {
    for (const match of text.matchAll(pattern)) {
      const comment = match.slice(1).find((group: string | undefined) => group !== undefined);
      const [start, end] = [match.index, match.index + match[0].length];
      if (comment?.includes(word) !== true || found.some((other) => other.start < end && other.end > start)) continue;
      // In a script only what the host masks is a comment of the host.
      if (isOfScripts(pattern) && isInScript(regions, start)) continue;
      found.push({ text: comment, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The comments of a region, in document offsets. */
export function commentsIn(region: Region): Comment[] {
  return [...scriptComments(region.code)].map(({ text, start, end }) => ({
    text,
    start: toDocumentOffset(region, start),
    end: toDocumentOffset(region, end),
  }));
}

/** Whether the same signs may stand in a string of a script. */
function isOfScripts(pattern: RegExp): boolean {
  return pattern === MARKUP_COMMENT || pattern === SLASHES || pattern === JSX_COMMENT;
}

function isInScript(regions: readonly Region[], offset: number): boolean {
  return regions.some(
    (region) =>
      region.kind === 'script' &&
      offset >= toDocumentOffset(region, 0) &&
      offset < toDocumentOffset(region, region.code.length),
  );
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
