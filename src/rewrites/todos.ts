import type { Edit } from '../core/types.js';
import { message } from '../messages/message.js';
import type { Message } from '../messages/message.js';
import { render } from '../messages/render.js';
import { aboveLinterDirective } from './anchor.js';
import { indentAt } from './code.js';
import { LINE_WIDTH } from './columns.js';
import type { Style } from './style.js';

/** Auth0's guides to client-side account linking and unlinking: audience, scopes, settings. */
export const LINK_DOCS = 'https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts';
export const UNLINK_DOCS =
  'https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts';

const MARK = 'TODO(auth0):';
const COMMENT = '// ';
/** How every comment with TODOs starts. */
export const TODO_START = COMMENT + MARK;

/**
 * Returns the TODO to request the access token for the Management API.
 * @param token the token's source text
 */
export function audienceTodo(token: string): Message {
  // Comments reach the browser: a template tag in a comment would be replaced with its value.
  const isCode = /^[\w$]/.test(token) && !/<[%?]|\{\{|[@#]/.test(token);
  return isCode ? message('todo.request-token', { token }) : message('todo.request-access-token');
}

/**
 * Returns the edit that inserts the TODO comments before a statement. They are always in English, like code.
 * @param start the start of the statement (UTF-16 code units)
 */
export function todoComment(text: string, start: number, todos: readonly Message[], docs: string, style: Style): Edit {
  const offset = aboveLinterDirective(text, start);
  const indent = indentAt(text, offset);
  const lines = todos.flatMap((todo) => wrapped(`${MARK} ${render(todo)}`, LINE_WIDTH - indent.length));
  const comment = [...lines, `See ${docs}`].map((line) => `${COMMENT}${line}${style.eol}${indent}`).join('');
  return { start: offset, end: offset, text: comment };
}

/** Returns a TODO as comment lines for a snippet, whose lines `inStyle` indents. */
export function todoLines(todo: Message, indent = '  '): string {
  return wrapped(`${MARK} ${render(todo)}`, LINE_WIDTH - indent.length)
    .map((line) => COMMENT + line)
    .join(`\n${indent}`);
}

/** @param width columns for the comment, its slashes included */
function wrapped(sentence: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && COMMENT.length + line.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(lines.length === 0 ? word : `  ${word}`);
  }
  return lines;
}
