import type { DraftEdit } from './rewriter.js';

/** Returns edits after those that depend on the others have seen their code. */
export function completed(edits: readonly DraftEdit[]): DraftEdit[] {
  const texts = edits.flatMap(({ text, complete }) => (complete ? [] : [text]));
  const code = texts.join('\n').replace(/^[ \t]*\/\/.*$/gm, '');
  return edits.map((edit) => edit.complete?.(code) ?? edit);
}
