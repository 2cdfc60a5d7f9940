import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../core/engine/rule.js';
import { commentsIn, commentsWith } from '../core/hosts/comments.js';
import type { Region } from '../core/hosts/region.js';
import type { Edit, Range } from '../core/types.js';
import { indentAt, statementOf } from './code.js';
import type { DraftEdit, RewriteRequest } from './rewriter.js';

/** Returns the edits that change something; moves comments in replaced code to the line before the statement. */
export function keepComments({ text, program, style }: RewriteRequest, edits: readonly DraftEdit[]): DraftEdit[] {
  const effective = edits.filter((edit) => text.slice(edit.start, edit.end) !== edit.text);
  const [first] = effective;
  const removals = effective.filter(({ start, end }) => end > start);
  if (first === undefined || !removals.some(({ start, end }) => /\/[/*]/.test(text.slice(start, end))))
    return effective;
  const lost = commentsIn(program.region).filter(({ start, end }) => {
    const removal = removals.find((edit) => edit.start <= start && end <= edit.end);
    return removal !== undefined && !effective.some((edit) => edit.text.includes(text.slice(start, end)));
  });
  if (lost.length === 0) return effective;
  const node = program.nodes.findLast(({ range: [start, end] }) => start <= first.start && first.start <= end);
  const [start] = statementOf(node ?? program.ast).range;
  const moved = lost.map((comment) => text.slice(comment.start, comment.end) + style.eol + indentAt(text, start));
  return [{ start, end: start, text: moved.join('') }, ...effective];
}

/** Returns the comments inside a node. */
export function commentsInside(region: Region, { range: [from, to] }: TSESTree.Node): readonly Range[] {
  return commentsIn(region).filter(({ start, end }) => from <= start && end <= to);
}

/**
 * Removes the whole lines of comments above code that starts a line; without any, its range is empty.
 * @param offset of the code (UTF-16 code units)
 */
export function commentAbove(text: string, offset: number): Edit {
  const end = text.lastIndexOf('\n', offset - 1) + 1;
  if (text.slice(end, offset).trim() !== '') return { start: offset, end: offset, text: '' };
  let start = end;
  while (start > 0) {
    const before = text.lastIndexOf('\n', start - 2) + 1;
    const line = text.slice(before, start).trim();
    const isBlock = line.startsWith('/*') && line.indexOf('*/') === line.length - 2;
    if (!line.startsWith('//') && !isBlock) break;
    start = before;
  }
  return { start, end, text: '' };
}

/** Returns where code ends (UTF-16 code units), with a line comment after it. */
export function endWithComment(text: string, { range: [, end] }: Pick<TSESTree.Node, 'range'>): number {
  return end + (/^[ \t]*\/\/[^\r\n]*/.exec(text.slice(end))?.[0].length ?? 0);
}

/** Returns a document's text with spaces instead of comments; offsets stay the same. */
export function withoutComments({ text, fileName, programs }: Document): string {
  const regions = programs.map(({ region }) => region);
  return commentsWith('', text, fileName, regions).reduce(
    (code, { start, end }) => code.slice(0, start) + ' '.repeat(end - start) + code.slice(end),
    text,
  );
}
