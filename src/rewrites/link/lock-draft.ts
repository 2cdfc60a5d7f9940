import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import { statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import type { HelperName } from '../helpers/snippets.js';
import type { Attempt } from '../refusal.js';
import type { RewriteDraft, RewriteRequest } from '../rewriter.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import type { Upgrade } from '../upgrade.js';

export type Construction = TSESTree.NewExpression | TSESTree.CallExpression;

/** The parts of a rewrite to a Lock popup. */
export interface LockPopup {
  readonly helpers: readonly HelperName[];
  readonly title: Message;
  readonly call: Construction;
  readonly todos: RewriteDraft['todos'];
  readonly edits: readonly Edit[];
  /** What it takes to load Lock 11. */
  readonly upgrade: Upgrade;
}

/** Returns the draft with its TODOs, helpers and upgrade. */
export function* lockDraft(
  request: RewriteRequest,
  { title, call, todos: own, edits, helpers, upgrade }: LockPopup,
): Attempt<RewriteDraft> {
  const todos = [...own, ...upgrade.todos];
  const comment = todoComment(request.text, statementOf(call).range[0], todos, LINK_DOCS, request.style);
  return {
    target: 'lock-popup',
    title,
    applicability: 'review',
    edits: [
      { ...comment, files: upgrade.files },
      ...upgrade.edits,
      ...edits,
      ...(yield* insertHelpers(request, call, helpers)),
    ],
    todos,
  };
}
