import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { enclosingFunction } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import { message } from '../../messages/message.js';
import type { RequestNodes } from '../../rules/forms.js';
import { indentAt, isCallFree, isInScope, isRepeatable, isTaken, removeLine, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { isManagementToken } from '../management-token.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { audienceTodo, todoComment, UNLINK_DOCS } from '../todos.js';
import { unusedImports } from '../unused-imports.js';
import { anchorOf } from './anchor.js';
import { isAnswerUsed } from './answer.js';
import { unlinkCallOf } from './call.js';
import type { UnlinkCall } from './delete-form.js';
import { layoutOf } from './layout.js';
import { bodyOf } from './payload.js';
import type { Body, Carried } from './payload.js';
import { urlEdits, urlPlace } from './url.js';
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
  const name = isHandy(body.token) ? undefined : yield* nameFor(request, body.token, [place.at, made.node]);
  const token = name ?? body.token.source;
  const bearer = {
    text: bearerOf(style.modern, style.quote, token, body.token, name !== undefined),
    node: body.token.node,
  };
  const others = [...(yield* urlEdits(request, place, token, body.userId)), ...(unlink.edits ?? [])];
  const inline = [...others, ...(yield* form.edits(bearer, 'inline'))];
  const layout = layoutOf(request, made.node, [...form.payloads, ...removed], inline);
  const written = layout === 'inline' ? inline : [...others, ...(yield* form.edits(bearer, layout))];
  const hoisted = name === undefined ? undefined : yield* hoist(request, body.token, name, written, statement);
  if (hoisted === undefined) yield* assertInScope(request, body.token, written);
  const edits: Edit[] = [
    ...written,
    ...withoutStatements(text, removed),
    ...(yield* insertHelpers(request, statement, ['auth0IdentityPath'])),
  ];
  edits.push(...(yield* unusedImports(request, hoisted ? [...edits, hoisted] : edits)));
  const todos = [...todosFor(document, body, isAnswerUsed(made.node, unlink.args, client)), ...(unlink.todos ?? [])];
  const candidates = [statement, statementOf(place.at)].filter((node) => !removed.includes(node));
  const anchor = anchorOf(text, (unlink.comment ?? onOwnLine(text, earliest(candidates))).range[0]);
  return {
    target: client.name,
    title: message('title.unlink'),
    applicability: todos.length > 0 ? 'review' : 'automatic',
    edits: [
      ...(todos.length > 0 ? [todoComment(text, anchor, todos, UNLINK_DOCS, style)] : []),
      ...(hoisted ? [hoisted] : []),
      ...edits,
    ],
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

/** A token's expression that is longer makes lines too long where it stands twice, in the URL and in the header. */
const LONG = 36;

/** Whether a token may be written twice. */
function isHandy({ node, source }: Carried): boolean {
  return isCallFree(node) && source.length <= LONG;
}

/**
 * Returns a name for a token that must not be evaluated twice; undefined if it can stay where it is used.
 * Refuses where neither is possible.
 */
function* nameFor(
  { program, document }: RewriteRequest,
  token: Carried,
  uses: readonly TSESTree.Node[],
): Attempt<string | undefined> {
  const users = [token.node, ...uses];
  const statements = users.map(statementOf);
  const first = earliest(statements);
  const isOneBlock = statements.every(({ parent }) => parent === first.parent);
  const owner = enclosingFunction(first);
  const isHere =
    isOneBlock && users.every((user) => enclosingFunction(user) === owner) && isInScope(document, token.node, first);
  if (!isHere || (isRepeatable(token.node) && statements.some((user) => user !== first))) {
    if (isRepeatable(token.node)) return undefined;
    return yield* refuse('reason.token-bound-to-place');
  }
  return yield* understood(
    ['accessToken', 'primaryAccessToken', 'auth0AccessToken'].find((candidate) => !isTaken(program.nodes, candidate)),
    'reason.token-name-taken',
  );
}

/** Declares the token's variable before the first statement that needs it. */
function* hoist(
  { program, text, style, document }: RewriteRequest,
  token: Carried,
  name: string,
  edits: readonly Edit[],
  statement: TSESTree.Node,
): Attempt<Edit> {
  const uses = edits
    .filter((edit) => edit.text.includes(name))
    .flatMap((edit) => nodeAt(program.nodes, edit.start) ?? []);
  const statements = [token.node, ...uses].map(statementOf);
  const first = earliest([statement, ...statements]);
  if (statements.some(({ parent }) => parent !== first.parent) || !isInScope(document, token.node, first)) {
    return yield* refuse('reason.token-bound-to-place');
  }
  const declaration = `${style.modern ? 'const' : 'var'} ${name} = ${token.source}${style.semicolons ? ';' : ''}`;
  const start = anchorOf(text, first.range[0]);
  return { start, end: start, text: declaration + style.eol + indentAt(text, start) };
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

function earliest(nodes: readonly TSESTree.Node[]): TSESTree.Node {
  return nodes.reduce((one, other) => (other.range[0] < one.range[0] ? other : one));
}

/** Returns the innermost node at an offset. */
function nodeAt(nodes: readonly TSESTree.Node[], offset: number): TSESTree.Node | undefined {
  return nodes.findLast(({ range: [start, end] }) => start <= offset && offset < end);
}

const SIMPLE = new Set<TSESTree.Node['type']>([T.Identifier, T.MemberExpression, T.CallExpression, T.Literal]);

function bearerOf(modern: boolean, quote: string, token: string, { node }: Carried, isName: boolean): string {
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
