import type { TSESTree } from '@typescript-eslint/types';
import { contains, isFunction, isString, rootOf } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import type { RequestNodes } from '../../rules/forms.js';
import { descendants, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { removeUnusedImport } from '../module-imports.js';
import { keyOf } from '../objects.js';
import { refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { Rewriter } from '../rewriter.js';
import { todoComment, UNLINK_DOCS } from '../todos.js';
import { unlinkCallOf } from '../unlink/call.js';
import { bodyOf } from '../unlink/payload.js';
import { primaryTodos, withoutStatements } from '../unlink/unlink.js';
import { urlPlace } from '../unlink/url.js';
import { deleteForm } from '../unlink/write-delete.js';
import { existingClient } from './management.js';
import { settingFor } from './sdk-settings.js';
import { rightsTodo } from './server-todos.js';

type Node = TSESTree.Node;

/** Rewrites POST /unlink to a call of the file's `ManagementClient`, if no code reads the response. */
export const unlinkByNodeAuth0: Rewriter<RequestNodes> = function* (request) {
  const { call } = request.nodes;
  const client = request.side === 'server' ? existingClient(request, call) : undefined;
  // Without a `ManagementClient`, `unlinkByDelete` keeps the existing HTTP client.
  if (call.type !== T.CallExpression || client?.construction === undefined) return [];
  const made = request.document.http.requestAt(call);
  if (made?.method !== 'POST' || made.isMock) return yield* refuse('reason.post-not-found');
  const unlink = yield* unlinkCallOf(request, made);
  if (unlink.client.promises !== true) return yield* refuse('reason.http-client-no-promise');
  const whole = yield* withoutAnswer(call);
  const place = yield* urlPlace(request, made.url);
  if (!contains(whole, place.literal)) return yield* refuse('reason.url-elsewhere');
  const { payloads, removed = [] } = yield* deleteForm(unlink);
  const body = yield* understood(bodyOf(request, payloads, call), 'reason.body-values-not-found');
  if (isString(body.userId.node) && body.userId.node.value.indexOf('|') < 1) {
    return yield* refuse('reason.user-id-without-provider', { userId: body.userId.node.value });
  }
  yield* assertNothingElse(whole);
  if (removed.length > 0 || !payloads.every((payload) => contains(whole, payload)))
    return yield* refuse('reason.request-body-elsewhere');
  const setting = yield* settingFor(request, client.construction.arguments[0], 'domain', call);
  const domain = yield* understood(setting, 'reason.management-domain-not-found');
  const statement = statementOf(call);
  const todos = [rightsTodo(client.source), ...primaryTodos(body.userId.source)];
  const [start, end] = whole.range;
  const given = [client.source, domain, body.token.source, body.userId.source].join(', ');
  return {
    target: 'node-auth0',
    title: message('title.unlink-management-client', { client: client.source }),
    applicability: 'review',
    edits: [
      todoComment(request.text, statement.range[0], todos, UNLINK_DOCS, request.style),
      { start, end, text: `unlinkAuth0Identity(${given})` },
      ...withoutStatements(request.text, body.removed),
      ...removeUnusedImport(request, rootOf(call.callee)),
      ...(yield* insertHelpers(request, statement, ['unlinkAuth0Identity'], { management: client.version })),
    ],
    todos,
  };
};

/** Methods in a chain that only set the request's body and format. */
const BUILDERS = /^(send|type|accept|json|text)$/;

/**
 * Returns the request with the chained calls that build it.
 * Refuses where the code may read the response.
 */
function* withoutAnswer(call: TSESTree.CallExpression): Attempt<Node> {
  let whole: Node = call;
  for (let next = chained(whole); next && BUILDERS.test(calledName(next) ?? ''); next = chained(whole)) whole = next;
  let end = whole;
  let isAnswered = false;
  for (let next = chained(end); next; next = chained(end)) {
    const name = calledName(next) ?? '';
    if (!/^(then|catch|finally)$/.test(name)) return yield* refuse('reason.request-chain-lost', { name });
    if (name === 'then') {
      const [done] = next.arguments;
      if (!isAnswered && !(done && isFunction(done) && done.params.length === 0)) return yield* refuse(IS_READ);
      // Later handlers receive this handler's return value, not the response.
      isAnswered = true;
    }
    end = next;
  }
  const { parent } = end;
  const statement = parent.type === T.AwaitExpression ? parent.parent : parent;
  if (!isAnswered && statement.type !== T.ExpressionStatement) return yield* refuse(IS_READ);
  return whole;
}

const IS_READ = 'reason.response-used';

/** Returns the method call that is chained to an expression. */
function chained(node: Node): TSESTree.CallExpression | undefined {
  const { parent } = node;
  if (parent?.type !== T.MemberExpression || parent.object !== node) return undefined;
  const call = parent.parent;
  return call.type === T.CallExpression && call.callee === parent ? call : undefined;
}

const KNOWN = new Set([
  ...['method', 'type', 'url', 'uri', 'headers', 'body', 'data', 'json', 'form'],
  ...['content-type', 'content-length', 'accept', 'access_token', 'user_id', 'clientid', 'responsetype'],
]);

/** Refuses where the request sets other options (a timeout, a header), which the new call would lose. */
function* assertNothingElse(whole: Node): Attempt<void> {
  for (const node of descendants(whole)) {
    if (node.type === T.SpreadElement) return yield* refuse('reason.request-spread');
    if (node.type !== T.Property) continue;
    const key = keyOf(node);
    if (key === undefined || !KNOWN.has(key.toLowerCase())) {
      return yield* refuse('reason.request-option-lost', { name: key ?? '[…]' });
    }
  }
}
