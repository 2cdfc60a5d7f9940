import { commentsIn } from '../core/comments.js';
import type { Edit } from '../core/types.js';
import { indentAt } from './code.js';
import type { RewriteRequest } from './rewriter.js';

/**
 * Edits without effect are dropped, and comments in what is replaced are moved in front of the first edit, which is
 * where the comment with the rest of the work stands.
 */
export function keepComments({ text, program, style }: RewriteRequest, edits: readonly Edit[]): Edit[] {
  const effective = edits.filter((edit) => text.slice(edit.start, edit.end) !== edit.text);
  const [first] = effective;
  const removals = effective.filter(({ start, end }) => end > start);
  if (first === undefined || !removals.some(({ start, end }) => /\/[/*]/.test(text.slice(start, end))))
    return effective;
  const lost = commentsIn(program.region).filter(({ start, end }) => {
    const removal = removals.find((edit) => edit.start <= start && end <= edit.end);
    return removal !== undefined && !removal.text.includes(text.slice(start, end));
  });
  const indent = indentAt(text, first.start);
  const moved = lost.map(({ start, end }) => text.slice(start, end) + style.eol + indent).join('');
  return [{ ...first, text: moved + first.text }, ...effective.slice(1)];
}
