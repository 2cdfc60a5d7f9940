import type { TSESTree } from '@typescript-eslint/types';
import { hostOf } from '../../core/hosts/hosts.js';
import { toDocumentOffset } from '../../core/hosts/region.js';
import { T } from '../../core/syntax/node-types.js';
import { indentAt } from '../code.js';
import type { RewriteRequest } from '../rewriter.js';

/** The end of a program or a function's body, where declarations can be added. */
export interface EndOfCode {
  /** A UTF-16 offset in the document. */
  readonly at: number;
  /** The indentation of new lines. */
  readonly indent: string;
  /** Whether tags of a template language follow the last statement, which may be in a block of theirs. */
  readonly isAfterTags: boolean;
}

/**
 * Returns the offset after the last statement of a block and a comment on its line, or after template tags that follow
 * it: the last statement may be in a block of the template, which is not rendered in every case.
 */
export function endOfCode(
  { program: { region }, text, fileName }: Pick<RewriteRequest, 'program' | 'text' | 'fileName'>,
  home: TSESTree.Program | TSESTree.BlockStatement,
  last: TSESTree.Node,
): EndOfCode {
  const start = last.range[1];
  const regionStart = toDocumentOffset(region, 0);
  const end = home.type === T.Program ? regionStart + region.code.length : home.range[1] - 1;
  const written = text.slice(start, end);
  // Where a tag was, the code that was parsed has blanks.
  const parsed = region.code.slice(start - regionStart, end - regionStart);
  const isAfterTags = hostOf(fileName)?.script === undefined && !hasSameCode(written, parsed);
  const indents = home.body.map((statement) => indentAt(text, statement.range[0]));
  if (!isAfterTags) return { at: endOfLine(text, start), indent: mostFrequent(indents), isAfterTags };
  // Statements in a block of the template are often indented further.
  const [indent = ''] = indents.sort((a, b) => a.length - b.length);
  return { at: start + withoutClosing(written).length, indent, isAfterTags };
}

/** Returns the most frequent indentation, and the last one of these: one with tabs may be an exception in the code. */
function mostFrequent(indents: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const indent of indents) counts.set(indent, (counts.get(indent) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return indents.findLast((indent) => counts.get(indent) === most) ?? '';
}

/** Whether two texts are the same but for the kind of their line ends. */
function hasSameCode(one: string, other: string): boolean {
  return one.replaceAll('\r', '\n') === other.replaceAll('\r', '\n');
}

/** Removes space from the end of a script, and the comment that closes a CDATA section or an HTML comment. */
function withoutClosing(code: string): string {
  const trimmed = code.trimEnd();
  const line = trimmed.slice(trimmed.lastIndexOf('\n') + 1);
  return CLOSING.test(line.trim()) ? trimmed.slice(0, trimmed.length - line.length).trimEnd() : trimmed;
}

const CLOSING = /^(?:\/\/[ \t]*(?:\]\]>|-->)|\/\*[ \t]*\]\]>[ \t]*\*\/|-->)$/;

/** Returns the offset after a statement and a comment on the same line (UTF-16 code units). */
function endOfLine(text: string, end: number): number {
  const comment = /^[ \t]*(?:;[ \t]*)?\/\/[^\r\n]*|^[ \t]*\/\*[^\r\n]*\*\//.exec(text.slice(end));
  return end + (comment?.[0].length ?? 0);
}
