import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import { message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import type { HelperName } from '../helpers/snippets.js';
import type { Attempt } from '../refusal.js';
import type { RewriteDraft, RewriteRequest } from '../rewriter.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { filesWithOldLogins } from './old-logins.js';

export type Construction = TSESTree.NewExpression | TSESTree.CallExpression;

/** The parts of a rewrite to a Lock popup. */
export interface LockPopup {
  readonly helpers: readonly HelperName[];
  readonly title: Message;
  readonly call: Construction;
  readonly todos: RewriteDraft['todos'];
  readonly edits: readonly Edit[];
}

/** Returns the draft with its TODOs and helpers. */
export function* lockDraft(
  request: RewriteRequest,
  { title, call, todos, edits, helpers }: LockPopup,
): Attempt<RewriteDraft> {
  return {
    target: 'lock-popup',
    title,
    applicability: 'review',
    edits: [
      todoComment(request.text, statementOf(call).range[0], todos, LINK_DOCS, request.style),
      ...edits,
      ...(yield* insertHelpers(request, call, helpers)),
    ],
    todos,
  };
}

/**
 * Returns the TODOs to load Lock 11, if the version in use may be older, and to change the logins that then stop working.
 * @param gone the call that the rewrite replaces, if it does
 */
export function versionTodos(request: RewriteRequest, gone?: TSESTree.Node): RewriteDraft['todos'] {
  const version = versionOf(request.document, 'auth0-lock');
  if (version !== undefined && !mayBe(version, '<11')) return [];
  const files = filesWithOldLogins(request, gone);
  const others = files.length > 0 ? [message('todo.change-old-logins', { files: files.join(', ') })] : [];
  return [message('todo.load-lock-11'), ...others];
}
