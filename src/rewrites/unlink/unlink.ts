import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { enclosingFunction } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import { message } from '../../messages/message.js';
import type { RequestNodes } from '../../rules/forms.js';
import { indentAt, isCallFree, isRepeatable, isTaken, removeLine, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { isManagementToken } from '../management-token.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { Rewriter, RewriteRequest } from '../rewriter.js';
import { audienceTodo, todoComment, UNLINK_DOCS } from '../todos.js';
import { isAnswerUsed } from './answer.js';
import { clientOf } from './clients.js';
import { deleteForm } from './edits.js';
import { bodyOf } from './payload.js';
import type { Body, Carried } from './payload.js';
import { urlEdits, urlPlace } from './url.js';

/** Rewrites POST /unlink to a DELETE of the identity, with the same HTTP client and response handling. */
export const unlinkByDelete: Rewriter<RequestNodes> = function* (request) {
  const { document, text, style } = request;
  const made = document.http.requestAt(request.nodes.call);
  if (made === undefined) return yield* refuse('reason.request-unknown');
  if (made.isMock) return yield* refuse('reason.mocked-request');
  if (made.method !== 'POST') return yield* refuse('reason.method-unknown');
  const client = yield* understood(clientOf(document, made.node), 'reason.http-client-unknown');
  const place = yield* urlPlace(request, made.url);
  const form = yield* deleteForm({ request, made, client });
  const body = yield* understood(bodyOf(request, form.payload, place.at), 'reason.body-values-not-found');

  const statement = statementOf(made.node);
  const hoisted = isCallFree(body.token.node) ? undefined : yield* hoist(request, body.token, place.at, statement);
  const token = hoisted?.name ?? body.token.source;
  const edits: Edit[] = [
    ...(yield* urlEdits(request, place, token, body.userId)),
    ...(yield* form.edits(bearer(style.modern, style.quote, token, body.token, hoisted !== undefined))),
    ...(body.variable ? [removeLine(text, body.variable.parent)] : []),
    ...(yield* insertHelpers(request, statement, ['auth0IdentityPath'])),
  ];
  const todos = todosFor(document, body, isAnswerUsed(made.node, client));
  const first = Math.min(
    statement.range[0],
    statementOf(place.at).range[0],
    body.variable?.parent.range[0] ?? Infinity,
  );
  const anchor = first === body.variable?.parent.range[0] ? statement.range[0] : first;
  return {
    target: client,
    title: message('title.unlink'),
    applicability: todos.length > 0 ? 'review' : 'automatic',
    edits: [
      ...(todos.length > 0 ? [todoComment(text, anchor, todos, UNLINK_DOCS, style)] : []),
      ...(hoisted ? [hoisted.edit] : []),
      ...edits,
    ],
    todos,
  };
};

/** Moves a token that must not be evaluated twice into a variable before the statement. */
function* hoist(
  { program, text, style }: RewriteRequest,
  token: Carried,
  at: TSESTree.Node,
  statement: TSESTree.Node,
): Attempt<{ name: string; edit: Edit } | undefined> {
  const isHere = statementOf(token.node) === statement && statementOf(at) === statement;
  if (!isHere || enclosingFunction(token.node) !== enclosingFunction(statement)) {
    if (isRepeatable(token.node)) return undefined;
    return yield* refuse('reason.token-bound-to-place');
  }
  const name = yield* understood(
    ['accessToken', 'primaryAccessToken', 'auth0AccessToken'].find((candidate) => !isTaken(program.nodes, candidate)),
    'reason.token-name-taken',
  );
  const declaration = `${style.modern ? 'const' : 'var'} ${name} = ${token.source}${style.semicolons ? ';' : ''}`;
  const [start] = statement.range;
  return { name, edit: { start, end: start, text: declaration + style.eol + indentAt(text, start) } };
}

const SIMPLE = new Set<TSESTree.Node['type']>([T.Identifier, T.MemberExpression, T.CallExpression, T.Literal]);

function bearer(modern: boolean, quote: string, token: string, { node }: Carried, isName: boolean): string {
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

function todosFor(document: Document, { token, userId }: Body, isAnswerUsed: boolean): Message[] {
  return [
    ...(isManagementToken(document, token.node) ? [] : [audienceTodo(token.source)]),
    ...primaryTodos(userId.source),
    ...(isAnswerUsed ? [message('todo.response-lists-identities')] : []),
  ];
}
