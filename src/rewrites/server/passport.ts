import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import type { SdkNodes } from '../../rules/forms.js';
import { indentAt, isInScope, isTaken, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { scopeEdits } from '../link/id-token.js';
import { appendProperties, keyOf, propertyOf } from '../objects.js';
import { forEach, refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { either } from './either.js';
import { callbackRouteOf, exportedCallbackPath } from './exported-callback.js';
import { givenOf } from './given.js';
import { clientFor, placeholdersOf } from './management.js';
import type { ManagementClient } from './management.js';
import { callbackTodo } from './mount.js';
import { afterwardsOf, callbackCode, LAZY, OWN } from './passport-callback.js';
import type { Parts } from './passport-callback.js';
import { strategyOf } from './passport-strategy.js';
import { aboveComments, assertPathFree, routeOf, tokenOfRequest } from './route.js';
import type { Route } from './route.js';
import { assertKeepsSecrets } from './sdk-settings.js';
import { rightsTodo, variablesOf } from './server-todos.js';
import { assertRepeatable, optionsOf, ownOption, replaceToken, serverToken, withoutToken } from './server-token.js';
import type { ServerToken } from './server-token.js';
import { STRATEGY } from './strategy-elsewhere.js';
import { visitorsOf } from './visitors.js';

type Node = TSESTree.Node;

/**
 * Rewrites `passport.authenticate('auth0', {access_token})` in a route: the login uses a second strategy, which
 * redirects to a separate route. So the user's session and the ordinary login stay unchanged.
 */
export const passportRoute: Rewriter<SdkNodes> = function* (request) {
  yield* assertKeepsSecrets(request);
  const option = yield* serverToken(request);
  if (isKoa(request)) return yield* refuse('reason.koa');
  // `passport` itself, which the new strategy needs, may not be imported.
  if (request.nodes.receiver === option.call.callee) return yield* refuse('reason.passport-out-of-scope');
  yield* assertRepeatable(option);
  yield* assertPlain(option);
  const route = yield* routeOf(request, option.call);
  const given = givenOf(request, option);
  const isForEveryone = visitorsOf(request, option.call, route.place, given) === 'everyone';
  if (isForEveryone && !option.isInline) return yield* refuse('reason.login-for-everyone');
  const accessTokenOf = yield* tokenOfRequest(request, isForEveryone ? given.node : option.token.node, route);
  const receiver = request.nodes.receiver;
  if (!isInScope(request.document, receiver, route.statement)) {
    return yield* refuse('reason.passport-out-of-scope');
  }
  const strategy = yield* strategyOf(request, route.statement);
  const common = {
    request,
    option,
    route,
    receiver,
    strategy,
    accessTokenOf,
    given: isForEveryone ? given : undefined,
  };
  const earlier = yield* earlierCallback(request, route);
  if (earlier !== undefined) return yield* started({ ...common, earlier });
  yield* assertPathFree(request, route);
  if (!strategy.sendsPrompt && isTaken(request.program.nodes, OWN))
    return yield* refuse('reason.name-taken', { name: OWN });
  const client = yield* clientFor(request, route.statement, strategy.domain);
  return yield* forEach(client ? [client, undefined] : [undefined], (each) => draft(common, each));
};

function isKoa({ text, document }: RewriteRequest): boolean {
  return /['"](?:koa\b|@koa\/)/.test(text) || Object.hasOwn(document.options.packages ?? {}, 'koa-passport');
}

/** Options that would make the start of the login incompatible with its callback. */
const OTHERS = ['state', 'callbackURL', 'redirect_uri', 'session', 'assignProperty'];

function* assertPlain(option: ServerToken): Attempt<void> {
  const [name, , ...more] = option.call.arguments;
  if (!name || !isString(name)) return yield* refuse('reason.strategy-name-not-literal');
  if (more.length > 0) return yield* refuse('reason.login-handles-callback');
  const other = ownOption(option, OTHERS);
  if (other !== undefined) return yield* refuse('reason.login-sets', { name: other });
}

function* draft(parts: Parts, client: ManagementClient | undefined): Attempt<RewriteDraft> {
  const { request, option, route, strategy } = parts;
  const { text, style } = request;
  const { invented } = strategy;
  const start = aboveComments(text, route.statement.range[0]);
  const indent = indentAt(text, start);
  const todos = [
    callbackTodo(request, route),
    rightsTodo(client?.construction === undefined ? undefined : client.source),
    ...(invented.length > 0 ? [message('todo.strategy-settings', { names: variablesOf(invented) })] : []),
  ];
  const isOpen = afterwardsOf(parts) === undefined;
  const page = isOpen ? [message('todo.page-afterwards')] : [];
  const helper = { management: client?.version };
  const callback = yield* callbackRouteOf(request, route);
  return {
    target: client === undefined ? 'fetch' : 'node-auth0',
    title: message('title.server-route', { client: client === undefined ? 'fetch' : 'node-auth0' }),
    applicability: 'review',
    edits: [
      todoComment(text, start, todos, LINK_DOCS, style),
      {
        start,
        end: start,
        text: inStyle(callbackCode(parts, client, page, callback), style, indent) + style.eol + style.eol + indent,
        files: callback.files,
      },
      ...(yield* startEdits(parts, route.callbackPath)),
      ...strategy.edits,
      ...callback.edits,
      ...(client?.edits ?? []),
      ...(yield* insertHelpers(
        request,
        option.call,
        client ? ['beginAuth0Link', 'completeAuth0Link'] : ['beginAuth0Link', 'askAuth0', 'completeAuth0Link'],
        helper,
      )),
    ],
    todos: [...todos, ...page],
    placeholders: [...placeholdersOf(client), ...invented, ...(isOpen ? [`${style.quote}/${style.quote}`] : [])],
  };
}

/** Rewrites only the start of the login: another route in this file already added the strategy and the callback. */
function* started(parts: Parts & { readonly earlier: string }): Attempt<RewriteDraft> {
  const { request, option } = parts;
  const todos = [message('todo.shared-callback', { path: parts.earlier })];
  return {
    target: /function completeAuth0Link\([^()]*\bmanagement\b/.test(request.text) ? 'node-auth0' : 'fetch',
    title: message('title.server-shared-route'),
    applicability: 'review',
    edits: [
      ...(parts.given
        ? []
        : [todoComment(request.text, statementOf(option.call).range[0], todos, LINK_DOCS, request.style)]),
      ...(yield* startEdits(parts, parts.earlier, todos)),
    ],
    todos,
  };
}

/**
 * Returns the path of an existing callback that this route can share.
 * Refuses where the strategy exists, but its callback belongs to another router.
 */
function* earlierCallback(request: RewriteRequest, route: Route): Attempt<string | undefined> {
  const { program } = request;
  if (!program.nodes.some((node) => isString(node) && node.value === STRATEGY)) return undefined;
  const exported = exportedCallbackPath(route);
  if (exported !== undefined) return exported;
  const owner = route.registry ? undefined : sourceOf(request, route.owner);
  for (const node of program.nodes) {
    if (node.type !== T.CallExpression || node.callee.type !== T.MemberExpression) continue;
    const [path, handler] = node.arguments;
    if (!path || !isString(path) || !handler || !completesLink(request, handler)) continue;
    if (sourceOf(request, node.callee.object) === owner) return path.value;
  }
  return yield* refuse('reason.other-linking-callback');
}

/** Whether a handler is `completeAuth0Link(…)`, or a function that calls it. */
function completesLink(request: RewriteRequest, handler: Node): boolean {
  const called = handler.type === T.CallExpression ? handler.callee : isFunction(handler) ? handler.body : undefined;
  return called ? /\bcompleteAuth0Link\b/.test(sourceOf(request, called)) : false;
}

/** Starts the login with the new strategy, after `beginAuth0Link` stores the account to link to. */
function* startEdits(parts: Parts, callbackPath: string, todos: readonly Message[] = []): Attempt<Edit[]> {
  const { request, option, given } = parts;
  const link = yield* linkEdits(parts, callbackPath);
  if (given === undefined) return link;
  const { condition } = given;
  return yield* either(request, option.call, { condition, link, login: yield* withoutToken(request, option) }, todos);
}

/** Returns a path after that of its router, as a string in the file's style. */
function pathAfter({ program, style }: RewriteRequest, base: string | undefined, path: string): string {
  const q = style.quote;
  if (base === undefined) return `${q}${path}${q}`;
  const hasTemplates = program.nodes.some((node) => node.type === T.TemplateLiteral && node.expressions.length > 0);
  return hasTemplates ? `\`\${${base}}${path}\`` : `${base} + ${q}${path}${q}`;
}

function* linkEdits(
  { request, option, given, strategy, route, receiver }: Parts,
  callbackPath: string,
): Attempt<Edit[]> {
  const { text, style } = request;
  const { call } = option;
  const options = optionsOf(option);
  const q = style.quote;
  const [name] = call.arguments;
  if (name === undefined || unwrap(call.callee).type !== T.MemberExpression) {
    return yield* refuse('reason.call-not-found');
  }
  const [start, end] = call.range;
  const token = given ? sourceOf(request, given.node) : option.token.source;
  const [req] = route.handler.params;
  const base = req?.type === T.Identifier ? `${req.name}.baseUrl` : undefined;
  const isLazy = strategy.isLate || isTaken(request.program.nodes, LAZY);
  const scope = propertyOf(options, 'scope');
  const added = [
    ...(scope || option.spread.some((each) => keyOf(each) === 'scope') ? [] : [`scope: ${q}openid email${q}`]),
    // The strategy resolves a path from the root, without the router's mount path.
    ...(route.isMounted ? [`callbackURL: ${pathAfter(request, base, callbackPath)}`] : []),
  ];
  return [
    { start, end: start, text: `beginAuth0Link(${strategy.domain}, ${token}, ` },
    { start: end, end, text: ')' },
    ...(isLazy ? [{ start: receiver.range[0], end: receiver.range[1], text: `${LAZY}()` }] : []),
    { start: name.range[0], end: name.range[1], text: `${q}${STRATEGY}${q}` },
    ...(yield* replaceToken(request, option, `prompt: ${q}login${q}`)),
    ...(scope ? scopeEdits(request, scope.value) : []),
    ...(yield* appendProperties(text, options, added)),
  ];
}
