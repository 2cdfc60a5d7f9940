import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import { message } from '../../messages/message.js';
import type { SdkNodes } from '../../rules/forms.js';
import { indentAt, isCallFree, isRepeatable, isTaken, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { insertedCode } from '../helpers/module/inserted-code.js';
import { objectAt, tokenOption } from '../link/token-option.js';
import type { TokenOption } from '../link/token-option.js';
import { unusedWithout } from '../link/unused.js';
import { appendProperty, propertyOf, removeProperties } from '../objects.js';
import { forEach, refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { clientFor, placeholdersOf } from './management.js';
import type { Client } from './management.js';
import { aboveComments, isApplication, nextOf, routeOf } from './route.js';
import type { Route } from './route.js';
import { assertKeepsSecrets, settingFor } from './settings.js';
import { rightsTodo } from './todos.js';

type Node = TSESTree.Node;

/** The new variable for the second `auth()`. */
const LINK = 'auth0Link';

/**
 * Rewrites `res.oidc.login({authorizationParams: {access_token}})`: a second `auth()` with separate cookies runs the
 * login, so the user's session stays unchanged. Auth0's sample for linking on a server does the same.
 */
export const oidcLogin: Rewriter<SdkNodes> = function* (request) {
  yield* assertKeepsSecrets(request);
  const option = yield* tokenOption(request);
  const login = yield* loginOf(request, option);
  const { callee } = option.call;
  const method = callee.type === T.MemberExpression && callee.property.type === T.Identifier && callee.property.name;
  if (method !== 'login') return yield* refuse('reason.silent-login');
  const main = yield* mainAuth(request, login.route);
  if (request.program.nodes.some((node) => node.type === T.Identifier && node.name === 'logInForAuth0Link')) {
    return yield* draft({ request, option, ...login, main: undefined }, undefined);
  }
  if (!getsCode(request, option, main)) return yield* refuse('reason.no-code');
  if (isTaken(request.program.nodes, LINK)) return yield* refuse('reason.name-taken', { name: LINK });
  const parts = { request, option, ...login, main };
  const client = yield* clientFor(request, main.statement, `new URL(${yield* issuerOf(request, main)}).host`);
  return yield* forEach(client ? [client, undefined] : [undefined], (each) => draft(parts, each));
};

interface Login {
  readonly route: Route;
  /** The name of the handler's first parameter; `res` is the second. */
  readonly req: string;
  readonly res: string;
}

interface Parts extends Login {
  readonly request: RewriteRequest;
  readonly option: TokenOption;
  /** Absent if the file already has the second `auth()`. */
  readonly main: Main | undefined;
}

function* loginOf(request: RewriteRequest<SdkNodes>, { call, token, options, path }: TokenOption): Attempt<Login> {
  if (!isRepeatable(token.node)) return yield* refuse('reason.token-not-repeatable');
  const route = yield* routeOf(request, call);
  const [req, res] = route.handler.params.map((parameter) =>
    parameter.type === T.Identifier ? parameter.name : undefined,
  );
  const receiver = request.nodes.receiver;
  if (req === undefined || res === undefined || sourceOf(request, receiver) !== `${res}.oidc`) {
    return yield* refuse('reason.request-and-response-not-found');
  }
  if (route.isMounted) return yield* refuse('reason.route-path-unknown');
  const params = yield* objectAt(path, 0);
  const other = ['redirect_uri', 'response_mode', 'prompt'].find((key) => propertyOf(params, key));
  if (other !== undefined) return yield* refuse('reason.login-sets', { name: other });
  const responseType = propertyOf(params, 'response_type')?.value;
  if (responseType && request.document.values.constantString(responseType) !== 'code') {
    return yield* refuse('reason.login-sets-response-type');
  }
  if (propertyOf(options, 'silent')) return yield* refuse('reason.silent-login');
  return { route, req, res };
}

/** The `app.use(auth(settings))` statement of the ordinary login. */
interface Main {
  readonly statement: TSESTree.ExpressionStatement;
  readonly auth: string;
  readonly settings: Node | undefined;
}

function* mainAuth(request: RewriteRequest, route: Route): Attempt<Main> {
  const { sdk } = request.document;
  const calls = request.program.nodes.filter(
    (node): node is TSESTree.CallExpression =>
      node.type === T.CallExpression && sdk.identify(node.callee, 'express-oidc-auth')?.by === 'proven',
  );
  const [call, ...others] = calls.filter(({ parent }) => !isOurs(parent));
  if (call === undefined) return yield* refuse('reason.auth-elsewhere');
  const use = call.parent;
  const statement = use.parent;
  const isUse =
    use.type === T.CallExpression &&
    statement?.type === T.ExpressionStatement &&
    use.callee.type === T.MemberExpression &&
    sourceOf(request, use.callee.property) === 'use' &&
    use.arguments[0] === call &&
    sourceOf(request, use.callee.object) === sourceOf(request, route.owner) &&
    isApplication(request, use.callee.object);
  if (!isUse || others.length > 0 || statement.parent !== route.statement.parent) {
    return yield* refuse('reason.auth-used-unknown');
  }
  return { statement, auth: sourceOf(request, call.callee), settings: call.arguments[0] };
}

function isOurs(parent: Node): boolean {
  return parent.type === T.VariableDeclarator && parent.id.type === T.Identifier && parent.id.name === LINK;
}

/** Settings that default to environment variables: ISSUER_BASE_URL, BASE_URL, CLIENT_ID, CLIENT_SECRET, SECRET. */
const SETTINGS = ['issuerBaseURL', 'baseURL', 'clientID', 'clientSecret', 'secret'] as const;

/** Returns the settings that both logins share, as properties. */
function* sharedSettings(request: RewriteRequest, main: Main): Attempt<string[]> {
  const shared: string[] = [];
  for (const name of SETTINGS) {
    const source = yield* settingFor(request, main.settings, name, main.statement);
    if (source !== undefined) shared.push(`${name}: ${source}`);
  }
  return shared;
}

function* issuerOf(request: RewriteRequest, main: Main): Attempt<string> {
  const cast = request.style.typescript ? ' as string' : '';
  return (
    (yield* settingFor(request, main.settings, 'issuerBaseURL', main.statement)) ?? `process.env.ISSUER_BASE_URL${cast}`
  );
}

/** Whether the login uses the code flow; otherwise the SDK requests only an ID token, never an access token. */
function getsCode({ document }: RewriteRequest, { options }: TokenOption, { settings }: Main): boolean {
  const responseType = ['authorizationParams', 'response_type'];
  return [options, ...(settings ? [settings] : [])].some((given) =>
    document.values
      .properties(given, responseType)
      .some(({ value }) => value && document.values.constantString(value) === 'code'),
  );
}

function* draft(parts: Parts, client: Client | undefined): Attempt<RewriteDraft> {
  const { request, option, route, main } = parts;
  const { text, style } = request;
  const returns = propertyOf(option.options, 'returnTo') !== undefined;
  const [at] = (main?.statement ?? statementOf(option.call)).range;
  const start = main ? aboveComments(text, at) : at;
  const indent = indentAt(text, start);
  const todos: Message[] = [
    ...(main
      ? [
          message('todo.allow-callback-url-behind-proxy', { path: route.callbackPath }),
          rightsTodo(client?.construction ? client.source : undefined),
        ]
      : []),
    ...(returns ? [] : [message('todo.page-afterwards')]),
  ];
  const isByFetch = main ? client === undefined : !insertedCode(request).includes('function afterAuth0Link(management');
  const helpers = yield* insertHelpers(
    request,
    option.call,
    main
      ? [...(isByFetch ? (['askAuth0'] as const) : []), 'logInForAuth0Link', 'auth0LinkState', 'afterAuth0Link']
      : ['logInForAuth0Link'],
    { management: client?.version },
  );
  return {
    target: isByFetch ? 'fetch' : 'node-auth0',
    title: message('title.server-second-auth', { client: isByFetch ? 'fetch' : 'node-auth0' }),
    applicability: 'review',
    edits: [
      ...(todos.length > 0 ? [todoComment(text, start, todos, LINK_DOCS, style)] : []),
      ...(main
        ? [
            {
              start,
              end: start,
              text: inStyle(yield* block(parts, main, client), style, indent) + style.eol + style.eol + indent,
            },
          ]
        : []),
      ...(yield* loginEdits(parts)),
      ...(yield* unusedWithout(request, option.token.node, isCallFree)).edits,
      ...(client?.edits ?? []),
      ...helpers,
    ],
    todos,
    placeholders: [...placeholdersOf(client), ...(returns ? [] : [`${style.quote}/${style.quote}`])],
  };
}

/** Returns the second `auth()` and its callback route; they precede the first, which may protect every route. */
function* block({ request, route }: Parts, main: Main, client: Client | undefined): Attempt<string> {
  const settings = [
    ...(yield* sharedSettings(request, main)),
    "authorizationParams: { response_type: 'code' }",
    'authRequired: false',
    `routes: { login: false, logout: false, callback: '${route.callbackPath}' }`,
    `session: { name: '${LINK}' }`,
    `transactionCookie: { name: '${LINK}Verification' }`,
    'getLoginState: auth0LinkState',
    `afterCallback: afterAuth0Link(${client?.source ?? ''})`,
  ];
  return `${client?.declaration ?? ''}${request.style.modern ? 'const' : 'var'} ${LINK} = ${main.auth}({
  ${settings.join(',\n  ')},
});
${sourceOf(request, route.owner)}.all('${route.callbackPath}', ${LINK});`;
}

function* loginEdits({ request, option, route, req, res }: Parts): Attempt<Edit[]> {
  const { text, style } = request;
  const { call, options, path } = option;
  const params = yield* objectAt(path, 0);
  const token = yield* understood(path[1], 'reason.option-not-found');
  const [first] = call.arguments;
  if (first === undefined || call.arguments.length > 1) return yield* refuse('reason.unexpected-arguments');
  const age = propertyOf(params, 'max_age');
  const next = yield* nextOf(route.handler);
  const edits: Edit[] = [
    { start: call.range[0], end: first.range[0], text: `logInForAuth0Link(${LINK}, ` },
    { start: first.range[1], end: first.range[1], text: `, ${req}, ${res}, ${next.name}` },
    ...next.edits,
    ...(age
      ? [
          { start: age.range[0], end: age.range[1], text: 'max_age: 0' },
          ...(yield* removeProperties(text, params, [token])),
        ]
      : [{ start: token.range[0], end: token.range[1], text: 'max_age: 0' }]),
  ];
  // Without `returnTo`, the login would return to the route that started it and loop.
  if (!propertyOf(options, 'returnTo'))
    edits.push(...(yield* appendProperty(text, options, `returnTo: ${style.quote}/${style.quote}`)));
  return edits;
}
