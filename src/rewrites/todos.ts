import type { Edit } from '../core/types.js';
import { indentAt } from './code.js';
import type { Style } from './style.js';

/** Something that only a person can settle. */
export interface Todo {
  /** A few words, for the comment in the code. */
  readonly short: string;
  /** One sentence, for editor and report. */
  readonly sentence: string;
}

/** Where Auth0 says how accounts are linked and unlinked from a page: audience, scopes, settings. */
export const LINK_DOCS = 'https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts';
export const UNLINK_DOCS =
  'https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts';

const MARK = 'TODO(auth0):';
const WIDTH = 110;

/** @param token how the code names the access token */
export function audienceTodo(token: string): Todo {
  // A comment is sent to the browser as well: what a template puts in the place of its tags is not for that.
  const isCode = /^[\w$]/.test(token) && !/<[%?]|\{\{|[@#]/.test(token);
  const name = isCode ? token : 'the access token';
  return {
    short: `${name} needs the audience https://TENANT/api/v2/ and the scope update:current_user_identities`,
    sentence: `Request ${isCode ? `\`${token}\`` : name} for the audience https://TENANT/api/v2/ with the scope update:current_user_identities: an ordinary access token is refused.`,
  };
}

/**
 * The comment that tells of what is left to do, in front of a statement.
 * @param offset where the statement starts
 */
export function todoComment(text: string, offset: number, todos: readonly Todo[], docs: string, style: Style): Edit {
  const indent = indentAt(text, offset);
  const lines = wrapped(`${MARK} ${todos.map(({ short }) => short).join('; ')}. ${docs}`, WIDTH - indent.length);
  const comment = lines.map((line) => `// ${line}${style.eol}${indent}`).join('');
  return { start: offset, end: offset, text: comment };
}

function wrapped(sentence: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of sentence.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
