import type { Edit } from '../core/types.js';
import { message } from '../messages/message.js';
import type { Message } from '../messages/message.js';
import { render } from '../messages/render.js';
import { indentAt } from './code.js';
import type { Style } from './style.js';

/** Where Auth0 says how accounts are linked and unlinked from a page: audience, scopes, settings. */
export const LINK_DOCS = 'https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts';
export const UNLINK_DOCS =
  'https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts';

const MARK = 'TODO(auth0):';
const WIDTH = 130;

/** @param token how the code names the access token */
export function audienceTodo(token: string): Message {
  // A comment is sent to the browser as well: what a template puts in the place of its tags is not for that.
  const isCode = /^[\w$]/.test(token) && !/<[%?]|\{\{|[@#]/.test(token);
  return isCode ? message('todo.request-token', { token }) : message('todo.request-access-token');
}

/**
 * The comment that tells of what is left to do, in front of a statement: English, as code is, a task a line.
 * @param offset where the statement starts
 */
export function todoComment(text: string, offset: number, todos: readonly Message[], docs: string, style: Style): Edit {
  const indent = indentAt(text, offset);
  const lines = todos.flatMap((todo) => wrapped(`${MARK} ${render(todo)}`, WIDTH - indent.length));
  const comment = [...lines, `See ${docs}`].map((line) => `// ${line}${style.eol}${indent}`).join('');
  return { start: offset, end: offset, text: comment };
}

function wrapped(sentence: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(lines.length === 0 ? word : `  ${word}`);
  }
  return lines;
}
