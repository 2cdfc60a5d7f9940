import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import type { SdkNodes } from '../../rules/forms.js';
import { indentAt, isInScope, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { appendProperty, propertyOf } from '../objects.js';
import { forEach, refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { LINK_DOCS, todoComment, todoLines } from '../todos.js';
import { either } from './either.js';
import { givenOf } from './given.js';
import type { OptionalToken } from './given.js';
import { clientFor, placeholdersOf } from './management.js';
import type { Client } from './management.js';
import { strategyOf } from './passport-strategy.js';
import type { Strategy } from './passport-strategy.js';
import { aboveComments, assertPathFree, routeOf, tokenOfRequest } from './route.js';
import type { Route } from './route.js';
import { assertRepeatable, optionsOf, ownOption, replaceToken, serverToken, withoutToken } from './server-token.js';
import type { ServerToken } from './server-token.js';
import { assertKeepsSecrets } from './settings.js';
import { rightsTodo } from './todos.js';
import { visitorsOf } from './visitors.js';

type Node = TSESTree.Node;

/** The name of the strategy for linking: it is separate because the ordinary strategy starts sessions. */
const STRATEGY = 'auth0-link';

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
  const client = yield* clientFor(request, route.statement, strategy.domain);
  return yield* forEach(client ? [client, undefined] : [undefined], (each) => draft(common, each));
};

function isKoa({ text, document }: RewriteRequest): boolean {
  return /['"](?:koa\b|@koa\/)/.test(text) || Object.hasOwn(document.options.packages ?? {}, 'koa-passport');
}

interface Parts {
  readonly request: RewriteRequest;
  readonly option: ServerToken;
  /** When there is a token, if the login is also for users without one. */
  readonly given: OptionalToken | undefined;
  readonly route: Route;
  readonly receiver: Node;
  readonly strategy: Strategy;
  readonly accessTokenOf: string;
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

function* draft(parts: Parts, client: Client | undefined): Attempt<RewriteDraft> {
  const { request, option, route, strategy } = parts;
  const { text, style } = request;
  const start = aboveComments(text, route.statement.range[0]);
  const indent = indentAt(text, start);
  const todos = [
    message('todo.allow-callback-url-behind-proxy', { path: route.callbackPath }),
    rightsTodo(client?.construction === undefined ? undefined : client.source),
    ...(strategy.isElsewhere ? [message('todo.strategy-settings')] : []),
  ];
  const page = afterwardsOf(option) === undefined ? [message('todo.page-afterwards')] : [];
  const helper = { management: client?.version };
  return {
    target: client === undefined ? 'fetch' : 'node-auth0',
    title: message('title.server-route', { client: client === undefined ? 'fetch' : 'node-auth0' }),
    applicability: 'review',
    edits: [
      todoComment(text, start, todos, LINK_DOCS, style),
      { start, end: start, text: inStyle(block(parts, client, page), style, indent) + style.eol + style.eol + indent },
      ...(yield* startEdits(parts, route.callbackPath)),
      ...strategy.edits,
      ...(client?.edits ?? []),
      ...(yield* insertHelpers(
        request,
        option.call,
        client ? ['beginAuth0Link', 'completeAuth0Link'] : ['beginAuth0Link', 'askAuth0', 'completeAuth0Link'],
        helper,
      )),
    ],
    todos: [...todos, ...page],
    placeholders: [
      ...placeholdersOf(client),
      ...(strategy.isElsewhere
        ? ['process.env.AUTH0_DOMAIN', 'process.env.AUTH0_CLIENT_ID', 'process.env.AUTH0_CLIENT_SECRET']
        : []),
      ...(afterwardsOf(option) === undefined ? [`${style.quote}/${style.quote}`] : []),
    ],
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
  const owner = sourceOf(request, route.owner);
  for (const node of program.nodes) {
    if (node.type !== T.CallExpression || node.callee.type !== T.MemberExpression) continue;
    const [path, handler] = node.arguments;
    if (!path || !isString(path) || handler?.type !== T.CallExpression) continue;
    if (handler.callee.type !== T.Identifier || handler.callee.name !== 'completeAuth0Link') continue;
    if (sourceOf(request, node.callee.object) === owner) return path.value;
  }
  return yield* refuse('reason.other-linking-callback');
}

const AFTERWARDS = "'/'";

/** Returns the option with the page to open after the login. */
function afterwardsOf(option: ServerToken): Node | undefined {
  const value = propertyOf(optionsOf(option), 'successRedirect', 'successReturnToOrRedirect')?.value;
  return value && isString(value) ? value : undefined;
}

/** Returns the code of the new strategy and its callback route. */
function block(
  { request, option, route, receiver, strategy, accessTokenOf }: Parts,
  client: Client | undefined,
  todos: readonly Message[],
): string {
  const { style } = request;
  const passport = sourceOf(request, receiver);
  const owner = sourceOf(request, route.owner);
  const target = afterwardsOf(option);
  const page = target ? sourceOf(request, target) : AFTERWARDS;
  const arrow = style.modern;
  const any = style.typescript ? ': any' : '';
  const verify = ['accessToken', 'refreshToken', 'extraParams', 'profile', 'done'].map((name) => name + any).join(', ');
  const management = client === undefined ? '' : `, ${client.source}`;
  return `${client?.declaration ?? ''}${passport}.use('${STRATEGY}', new ${strategy.strategyClass}({
  domain: ${strategy.domain},
  clientID: ${strategy.clientId},
  clientSecret: ${strategy.clientSecret},
  callbackURL: '${route.callbackPath}',
  state: true,
}, ${arrow ? `(${verify}) => {` : `function (${verify}) {`}
  done(null, profile);
}));
${owner}.get('${route.callbackPath}', completeAuth0Link(${passport}, ${strategy.domain}, ${accessTokenOf}${management}), ${arrow ? `(req${any}, res${any}) => {` : 'function (req, res) {'}
  ${todos.map((todo) => `${todoLines(todo)}\n  `).join('')}res.redirect(${page});
});`;
}

/** Starts the login with the new strategy, after `beginAuth0Link` stores the account to link to. */
function* startEdits(parts: Parts, callbackPath: string, todos: readonly Message[] = []): Attempt<Edit[]> {
  const { request, option, given } = parts;
  const link = yield* linkEdits(parts, callbackPath);
  if (given === undefined) return link;
  const { condition } = given;
  return yield* either(request, option.call, { condition, link, login: yield* withoutToken(request, option) }, todos);
}

function* linkEdits({ request, option, given, strategy, route }: Parts, callbackPath: string): Attempt<Edit[]> {
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
  const base = req?.type === T.Identifier ? `${req.name}.baseUrl + ` : '';
  const added = [
    ...(propertyOf(options, 'scope') ? [] : [`scope: ${q}openid email${q}`]),
    // The strategy resolves a path from the root, without the router's mount path.
    ...(route.isMounted ? [`callbackURL: ${base}${q}${callbackPath}${q}`] : []),
  ];
  return [
    { start, end: start, text: `beginAuth0Link(${strategy.domain}, ${token}, ` },
    { start: end, end, text: ')' },
    { start: name.range[0], end: name.range[1], text: `${q}${STRATEGY}${q}` },
    ...(yield* replaceToken(request, option, `prompt: ${q}login${q}`)),
    ...(added.length > 0 ? yield* appendProperty(text, options, added.join(', ')) : []),
  ];
}
