import type { DraftEdit } from './rewriter.js';
import { TODO_START } from './todos.js';

/** Returns edits after those that depend on the others have seen their code, imports before a comment at their place. */
export function completed(edits: readonly DraftEdit[]): DraftEdit[] {
  const texts = edits.flatMap(({ text, complete }) => (complete ? [] : [text]));
  const code = texts.join('\n').replace(/^[ \t]*\/\/.*$/gm, '');
  const all = edits.map((edit) => edit.complete?.(code) ?? edit);
  const comments = all.filter(({ text }) => text.startsWith(TODO_START)).map(({ start }) => start);
  const isFirst = ({ start, text }: DraftEdit): boolean => IMPORT.test(text) && comments.includes(start);
  return [...all.filter(isFirst), ...all.filter((edit) => !isFirst(edit))];
}

const IMPORT = /^(?:import\b|(?:const|var) [^=\n]{1,200}= require\()/;
