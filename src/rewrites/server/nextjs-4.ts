import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { SdkNodes } from '../../rules/forms.js';
import { callSource, indentAt, isCallFree, isTaken, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { keyOf, propertyOf } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { either } from './either.js';
import { givenOf } from './given.js';
import { placeholdersOf } from './management.js';
import { LINK_SETTINGS, linkSettings } from './nextjs-4-settings.js';
import { appRouteOf } from './nextjs-route.js';
import type { FileRoute } from './nextjs-route.js';
import { READER } from './nextjs-sdk.js';
import { aboveComments } from './route.js';
import {
  assertRepeatable,
  loginParameter,
  optionsOf,
  ownParameter,
  serverToken,
  withoutToken,
} from './server-token.js';
import type { ServerToken } from './server-token.js';
import { assertKeepsSecrets } from './sdk-settings.js';
import { rightsTodo } from './server-todos.js';
import { unusedToken } from './unused-token.js';
import { visitorsOf } from './visitors.js';

type Node = TSESTree.Node;

/**
 * Rewrites `startInteractiveLogin({authorizationParameters: {access_token}})` of nextjs-auth0 4 in a GET route of the
 * App Router. The SDK would save a session of the second account (docs/auth0-facts.md#nextjs-start-login), so the new
 * login is none of the SDK's: the route itself starts it, and is its callback.
 */
export const nextStart: Rewriter<SdkNodes> = function* (request) {
  yield* assertKeepsSecrets(request);
  const option = yield* serverToken(request);
  const client = yield* clientOf(option.call);
  yield* assertOptions(request, option);
  const route = yield* appRouteOf(request, option.call);
  const given = givenOf(request, option);
  const isForEveryone = visitorsOf(request, option.call, route.place, given) === 'everyone';
  if (isForEveryone && !option.isInline) return yield* refuse('reason.login-for-everyone');
  const settings = yield* linkSettings(request, client, statementOf(route.handler), {
    path: route.callbackPath,
    returnTo: yield* returnToOf(request, option),
  });
  if (isTaken(request.program.nodes, LINK_SETTINGS)) return yield* refuse('reason.other-linking-callback');
  const userId = `(await ${client.name}.getSession())?.user.sub`;
  const todos = [message('todo.allow-callback-url', { path: route.callbackPath }), rightsTodo()];
  const link = [yield* startEdit(request, option, userId)];
  const login = isForEveryone ? yield* withoutToken(request, option) : [];
  const { condition } = given;
  return {
    target: 'fetch',
    title: message('title.server-callback', { client: 'fetch' }),
    applicability: 'review',
    edits: [
      ...(isForEveryone ? yield* either(request, option.call, { condition, link, login }) : link),
      ...(isForEveryone ? [] : (yield* unusedToken(request, option, (made) => isReader(request, made))).edits),
      ...(yield* callbackEdits(request, route, userId)),
      ...settingsEdits(request, route, settings, todos),
      ...(yield* insertHelpers(request, option.call, ['startAuth0CodeLink', 'finishAuth0CodeLink'])),
    ],
    todos,
    placeholders: placeholdersOf(undefined),
  } satisfies RewriteDraft;
};

function isReader(request: RewriteRequest, made: Node): boolean {
  return isCallFree(made) || (made.type === T.CallExpression && READER.test(sourceOf(request, made.callee)));
}

/** Returns the SDK's client; refuses where the login's result is used in a way that a plain response may not fit. */
function* clientOf(call: TSESTree.CallExpression): Attempt<TSESTree.Identifier> {
  const client = call.callee.type === T.MemberExpression ? unwrap(call.callee.object) : undefined;
  if (client?.type !== T.Identifier) return yield* refuse('reason.nextjs-settings-elsewhere');
  const { parent } = wholeOf(call);
  const isReturned = parent?.type === T.ReturnStatement || parent?.type === T.VariableDeclarator;
  if (!isReturned || call.arguments.length !== 1) return yield* refuse('reason.unexpected-arguments');
  return client;
}

/** Returns the call with its `await`, which the new code does not need. */
function wholeOf(call: TSESTree.CallExpression): Node {
  return call.parent.type === T.AwaitExpression ? call.parent : call;
}

/** Parameters that only choose what the second login's tokens are for; linking needs none of them. */
const UNNEEDED = /^(?:scope|audience|prompt|max_age)$/;

function* assertOptions(request: RewriteRequest, option: ServerToken): Attempt<void> {
  const { keys, objects, provider, spread, beside } = option;
  if (provider !== undefined) return yield* refuse('reason.options-not-inline');
  if (keys.length !== 1 || keys[0] !== 'authorizationParameters') {
    return yield* refuse('reason.nextjs-options-version');
  }
  yield* assertRepeatable(option);
  const silent = ownParameter(request, option, []);
  if (silent !== undefined) return yield* refuse('reason.login-sets', { name: silent });
  const parameters = [...objects[0].properties, ...beside, ...spread].filter((each) => each !== option.element);
  for (const each of parameters) {
    const name = each.type === T.Property ? keyOf(each) : '';
    if (name === undefined) return yield* refuse('reason.options-spread');
    if (name !== '' && name !== 'connection' && !UNNEEDED.test(name)) {
      return yield* refuse('reason.login-sets', { name });
    }
  }
  for (const each of optionsOf(option).properties) {
    const name = each.type === T.Property ? keyOf(each) : undefined;
    if (name === undefined) return yield* refuse('reason.options-spread');
    if (name !== 'authorizationParameters' && name !== 'returnTo') {
      return yield* refuse('reason.login-sets', { name });
    }
  }
}

/** Returns the page after the login as an expression that depends on no request, which may name another site. */
function* returnToOf(request: RewriteRequest, option: ServerToken): Attempt<string | undefined> {
  const value = propertyOf(optionsOf(option), 'returnTo')?.value;
  if (value === undefined) return undefined;
  const constant = request.document.values.constantString(value);
  if (constant !== undefined && !/['\\\r\n]/.test(constant)) return `'${constant}'`;
  const parts = unwrap(value).type === T.TemplateLiteral ? (unwrap(value) as TSESTree.TemplateLiteral).expressions : [];
  const isFixed = parts.length > 0 && parts.every((part) => /^process\.env\.\w+!?$/.test(sourceOf(request, part)));
  return isFixed ? sourceOf(request, value) : yield* refuse('reason.login-sets', { name: 'returnTo' });
}

/** Replaces the SDK's login by one that only links. */
function* startEdit(request: RewriteRequest, option: ServerToken, userId: string): Attempt<Edit> {
  const connection = loginParameter(option, 'connection');
  const settings = connection ? `{ ...${LINK_SETTINGS}, ${sourceOf(request, connection)} }` : LINK_SETTINGS;
  const [start, end] = wholeOf(option.call).range;
  return { start, end, text: callSource(request, 'startAuth0CodeLink', [settings, userId], start) };
}

/** Makes the route complete the login: a branch at its start, inside of the `try` that handles its errors. */
function* callbackEdits(request: RewriteRequest, { handler }: FileRoute, userId: string): Attempt<Edit[]> {
  const { text, style } = request;
  const [outer] = handler.body.body;
  const [first] = outer?.type === T.TryStatement ? outer.block.body : [outer];
  const [parameter] = handler.params;
  if (first === undefined) return yield* refuse('reason.call-not-found');
  if (parameter !== undefined && parameter.type !== T.Identifier) return yield* refuse('reason.request-not-found');
  const start = aboveComments(text, first.range[0]);
  const indent = indentAt(text, start);
  const name = parameter?.name ?? 'request';
  if (parameter === undefined && isTaken(request.program.nodes, name)) {
    return yield* refuse('reason.name-taken', { name });
  }
  const code = `if (new URL(${name}.url).searchParams.has('state')) {
  return await finishAuth0CodeLink(${name}, ${LINK_SETTINGS}, ${userId});
}`;
  const inserted = inStyle(code, style, indent) + style.eol;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const branch =
    text.slice(line, start) === indent
      ? { start: line, end: line, text: indent + inserted }
      : { start, end: start, text: inserted + indent };
  const opening = text.indexOf('(', handler.async ? text.indexOf('async', handler.range[0]) : handler.range[0]) + 1;
  const typed = style.typescript ? `${name}: Request` : name;
  return [branch, ...(parameter === undefined ? [{ start: opening, end: opening, text: typed }] : [])];
}

function settingsEdits(
  { text, style }: RewriteRequest,
  { handler }: FileRoute,
  settings: string,
  todos: Parameters<typeof todoComment>[2],
): Edit[] {
  const start = aboveComments(text, statementOf(handler).range[0]);
  const indent = indentAt(text, start);
  return [
    todoComment(text, start, todos, LINK_DOCS, style),
    { start, end: start, text: inStyle(settings, style, indent) + style.eol + style.eol + indent },
  ];
}
