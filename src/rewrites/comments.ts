import { commentsIn } from '../core/hosts/comments.js';
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
    return removal !== undefined && !removal.text.includes(text.slice(start, end));
  });
  if (lost.length === 0) return effective;
  const node = program.nodes.findLast(({ range: [start, end] }) => start <= first.start && first.start <= end);
  const [start] = statementOf(node ?? program.ast).range;
  const moved = lost.map((comment) => text.slice(comment.start, comment.end) + style.eol + indentAt(text, start));
  return [{ start, end: start, text: moved.join('') }, ...effective];
}
