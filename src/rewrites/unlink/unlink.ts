import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isString } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import { message } from '../../messages/message.js';
import type { RequestNodes } from '../../rules/forms.js';
import { anchorOf } from '../anchor.js';
import { isInScope, removeLine, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { isManagementToken } from '../management-token.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { audienceTodo, todoComment, UNLINK_DOCS } from '../todos.js';
import { unusedImports, unusedModules } from '../unused-imports.js';
import { isBodyRead } from './answer.js';
import { unlinkCallOf } from './call.js';
import type { UnlinkCall } from './delete-form.js';
import { layoutOf } from './layout.js';
import { pathVariable } from './path-variable.js';
import { bodyOf } from './payload.js';
import type { Body, Carried } from './payload.js';
import { declareToken, earliest, nodeAt, tokenVariable } from './token-variable.js';
import { pathCall, urlEdits, urlPlace } from './url.js';
import { deleteForm } from './write-delete.js';

/** Rewrites POST /unlink to a DELETE of the identity, with the same HTTP client and response handling. */
export const unlinkByDelete: Rewriter<RequestNodes> = function* (request) {
  const made = request.document.http.requestAt(request.nodes.call);
  if (made === undefined) return yield* refuse('reason.request-unknown');
  if (made.isMock) return yield* refuse('reason.mocked-request');
  return yield* rewritten(yield* unlinkCallOf(request, made));
};

/** Returns the rewrite of a request whose client is known. */
export function* rewritten(unlink: UnlinkCall): Attempt<RewriteDraft> {
  const { request, made, client } = unlink;
  const { document, text, style } = request;
  const place = yield* urlPlace(request, made.url);
  const form = yield* deleteForm(unlink);
  const body = yield* understood(bodyOf(request, form.payloads, place.at), 'reason.body-values-not-found');
  const removed = [...body.removed, ...(form.removed ?? [])];

  const statement = statementOf(made.node);
  const variable = yield* tokenVariable(request, body.token, [place.at, made.node]);
  const token = variable?.name ?? body.token.source;
  const bearer = {
    text: bearerOf(style.modern, style.quote, token, body.token, variable !== undefined),
    node: body.token.node,
  };
  const path = yield* pathCall(token, body.userId);
  const withPath = function* (expression: string): Attempt<readonly Edit[]> {
    const others = [...(yield* urlEdits(request, place, expression)), ...(unlink.edits ?? [])];
    const inline = [...others, ...(yield* form.edits(bearer, 'inline'))];
    const layout = layoutOf(request, made.node, [...form.payloads, ...removed], inline);
    return layout === 'inline' ? inline : [...others, ...(yield* form.edits(bearer, layout))];
  };
  const direct = yield* withPath(path);
  const named = variable?.arrow ? undefined : pathVariable(request, place, made.node, body, path, direct);
  const written = named ? yield* withPath(named.name) : direct;
  const declared = [
    ...(variable ? yield* declareToken(request, body.token, variable, direct, statement) : []),
    ...(named ? [named.edit] : []),
  ];
  if (variable === undefined) yield* assertInScope(request, body.token, written);
  const edits: Edit[] = [
    ...written,
    ...withoutStatements(text, removed),
    ...(yield* insertHelpers(request, statement, ['auth0IdentityPath'])),
  ];
  const all = [...edits, ...declared];
  edits.push(...(yield* unusedImports(request, all)), ...unusedModules(request, all));
  const todos = [
    ...todosFor(document, body, isBodyRead({ document, call: made.node, args: unlink.args, client })),
    ...(unlink.todos ?? []),
  ];
  const candidates = [statement, statementOf(place.at)].filter((node) => !removed.includes(node));
  const anchor = anchorOf(text, (unlink.comment ?? onOwnLine(text, earliest(candidates))).range[0]);
  return {
    target: client.name,
    title: message('title.unlink'),
    applicability: todos.length > 0 ? 'review' : 'automatic',
    edits: [...(todos.length > 0 ? [todoComment(text, anchor, todos, UNLINK_DOCS, style)] : []), ...declared, ...edits],
    todos,
  };
}

/** Returns the statement that starts a statement's line: itself, or one around it. */
function onOwnLine(text: string, statement: TSESTree.Node): TSESTree.Node {
  let current = statement;
  while (current.parent && current.parent.type !== T.Program) {
    const [start] = current.range;
    if (text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === '') return current;
    current = statementOf(current.parent);
  }
  return current;
}

/** Removes statements with their lines; neighbours go in one edit. */
export function withoutStatements(text: string, statements: readonly TSESTree.Node[]): Edit[] {
  const edits = statements.map((statement) => removeLine(text, statement)).toSorted((a, b) => a.start - b.start);
  const merged: Edit[] = [];
  for (const edit of edits) {
    const last = merged.at(-1);
    if (last?.end === edit.start) merged[merged.length - 1] = { ...last, end: edit.end };
    else merged.push(edit);
  }
  return merged;
}

/** Refuses where an edit would use the token before it has a value. */
function* assertInScope({ document, program }: RewriteRequest, token: Carried, edits: readonly Edit[]): Attempt<void> {
  for (const edit of edits) {
    const isUse = /^\w+$/.test(token.source)
      ? new RegExp(`\\b${token.source}\\b`).test(edit.text)
      : edit.text.includes(token.source);
    const node = isUse ? nodeAt(program.nodes, edit.start) : undefined;
    if (node && !isInScope(document, token.node, node)) return yield* refuse('reason.token-bound-to-place');
  }
}

const SIMPLE = new Set<TSESTree.Node['type']>([T.Identifier, T.MemberExpression, T.CallExpression, T.Literal]);

function bearerOf(modern: boolean, quote: string, token: string, { node }: Carried, isName: boolean): string {
  // A template's tag in a string.
  if (isString(node) && !isName) return `${token.slice(0, 1)}Bearer ${token.slice(1)}`;
  if (modern) return `\`Bearer \${${token}}\``;
  const operand = isName || SIMPLE.has(node.type) ? token : `(${token})`;
  return `${quote}Bearer ${quote} + ${operand}`;
}

/** Names that samples use for the primary account's user id: Auth0 refuses to unlink the primary account. */
const PRIMARY =
  /primary|current|getItem\(\s*['"]user_?id['"]\s*\)|\b(?:profile|user|me|self|auth\.profile|session)\.(?:user_id|sub|id)\b/i;

/** Returns a TODO if a user id looks like the primary account's. */
export function primaryTodos(userId: string): Message[] {
  return PRIMARY.test(userId) ? [message('todo.linked-user-id', { userId })] : [];
}

function todosFor(document: Document, { token, userId }: Body, isRead: boolean): Message[] {
  return [
    ...(isManagementToken(document, token.node) ? [] : [audienceTodo(token.source)]),
    ...primaryTodos(userId.source),
    ...(isRead ? [message('todo.response-lists-identities')] : []),
  ];
}
