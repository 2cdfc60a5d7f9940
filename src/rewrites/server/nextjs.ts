import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { SdkNodes } from '../../rules/forms.js';
import { indentAt, isRepeatable, moduleOf, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { insertedCode } from '../helpers/module/inserted-code.js';
import { importName } from '../import-name.js';
import { objectAt, tokenOption } from '../link/token-option.js';
import type { TokenOption } from '../link/token-option.js';
import { unusedWithout } from '../link/unused.js';
import type { Unused } from '../link/unused.js';
import { appendProperty, keyOf, propertyOf, propertySeparator } from '../objects.js';
import { forEach, refuse, understood } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { clientFor, placeholdersOf } from './management.js';
import type { Client } from './management.js';
import { aboveComments } from './route.js';
import { assertKeepsSecrets, settingFor } from './settings.js';
import { rightsTodo } from './todos.js';

type Node = TSESTree.Node;

const PACKAGE = '@auth0/nextjs-auth0';

/**
 * Rewrites `handleLogin(req, res, {authorizationParams: {access_token}})` of nextjs-auth0 2 and 3, in a `handleAuth()`
 * route of the Pages Router: the login redirects to a separate route, whose `afterCallback` links the account. It
 * returns no session, so the user's session stays unchanged (@auth0/nextjs-auth0@2.0.1 to 3.8.0,
 * dist/auth0-session/handlers/callback.js). Version 1 serves only four fixed routes (1.9.2, dist/handlers/auth.js).
 */
export const nextLogin: Rewriter<SdkNodes> = function* (request) {
  yield* assertKeepsSecrets(request);
  if (!mayBe(versionOf(request.document, PACKAGE), '>=2')) {
    return yield* refuse('reason.nextjs-1-routes');
  }
  const option = yield* tokenOption(request);
  const parts = { request, option, ...(yield* loginOf(request, option)) };
  const linker = linkerOf(request);
  const client =
    linker === 'fetch' ? undefined : yield* clientFor(request, parts.auth, `new URL(${parts.issuer}).host`);
  const clients = [...(client ? [client] : []), ...(linker === 'node-auth0' ? [] : [undefined])];
  return yield* forEach(clients, (each) => draft(parts, each));
};

interface Login {
  /** The `handleAuth()` call. */
  readonly auth: TSESTree.CallExpression;
  readonly routes: TSESTree.ObjectExpression;
  /** The handler of the route that starts the login. */
  readonly handler: FunctionNode;
  /** The route that the login redirects to: its name in `handleAuth()`, and its path below `/api/auth`. */
  readonly callback: {
    readonly name: string;
    readonly path: string;
    /** Whether an earlier rewrite added the route. */
    readonly isKnown: boolean;
  };
  /** The local names of `getSession` and `handleCallback`; `imports` imports them. */
  readonly names: readonly [string, string];
  readonly imports: readonly Edit[];
  /** The code that read the token, if nothing else uses it. */
  readonly unused: Unused;
  /** The base URL as an expression, if the code sets it. */
  readonly baseUrl: string | undefined;
  readonly issuer: string;
}

interface Parts extends Login {
  readonly request: RewriteRequest;
  readonly option: TokenOption;
}

/** Functions that read the session without changing it. */
const READER = /(?:^|\.)(?:getSession|getAccessToken)$/;

/** Route names that `handleAuth()` reserves, including the ordinary login. */
const RESERVED = /^(?:login|logout|callback|me|profile|onError|backchannel-logout)$/;

function* loginOf(request: RewriteRequest, { call, token, options, path }: TokenOption): Attempt<Login> {
  if (!isRepeatable(token.node)) return yield* refuse('reason.token-not-repeatable');
  if (path.length !== 2 || keyOf(yield* understood(path[0], 'reason.option-not-found')) !== 'authorizationParams') {
    return yield* refuse('reason.nextjs-options-version');
  }
  const handler = enclosingFunction(call);
  const isPlain = call.arguments.length === 3 && call.arguments[2] === options;
  if (handler === undefined || !isPlain) return yield* refuse('reason.nextjs-no-own-handler');
  const { auth, routes, name } = yield* routeOf(request, handler);
  if (RESERVED.test(name)) return yield* refuse('reason.ordinary-login-route');
  const known = callbackOf(request, routes);
  const callback = known ?? `${name}-callback`;
  if (known === undefined && propertyOf(routes, callback))
    return yield* refuse('reason.route-exists', { route: callback });
  const unused = yield* unusedWithout(
    request,
    token.node,
    (made) => made.type === T.CallExpression && READER.test(sourceOf(request, made.callee)),
  );
  const params = yield* objectAt(path, 0);
  const own =
    ['redirect_uri', 'response_mode', 'response_type', 'prompt'].find((key) => propertyOf(params, key)) ??
    ['getLoginState'].find((key) => propertyOf(options, key));
  if (own !== undefined) return yield* refuse('reason.login-sets', { name: own });
  return {
    auth,
    routes,
    handler,
    callback: { name: callback, path: `/api/auth/${callback}`, isKnown: known !== undefined },
    unused,
    ...(yield* sdkOf(request, call, auth, unused)),
  };
}

/**
 * Returns a handler's route in `export default handleAuth({ name: handler })`; the handler may be wrapped, as in
 * `withApiAuthRequired(handler)`.
 */
function* routeOf(
  request: RewriteRequest,
  handler: FunctionNode,
): Attempt<Pick<Login, 'auth' | 'routes'> & { name: string }> {
  let node: Node = handler;
  while (node.parent.type === T.CallExpression && node.parent.arguments.includes(node as TSESTree.Expression)) {
    node = node.parent;
  }
  const property: Node = node.parent;
  const routes: Node | undefined = property.parent;
  const auth: Node | undefined = routes?.parent;
  const isRoute =
    property.type === T.Property &&
    property.value === node &&
    routes?.type === T.ObjectExpression &&
    auth?.type === T.CallExpression &&
    auth.arguments[0] === routes &&
    /(?:^|\.)handleAuth$/.test(sourceOf(request, auth.callee));
  if (!isRoute) return yield* refuse('reason.nextjs-not-handle-auth');
  if (!isPagesRoute(request, auth)) return yield* refuse('reason.nextjs-app-router');
  const name = keyOf(property);
  if (name === undefined || !/^[\w-]+$/.test(name)) return yield* refuse('reason.route-path-not-plain');
  return { auth, routes, name };
}

/** Returns the callback route that an earlier rewrite added; logins can share it because `state` holds their data. */
function callbackOf(request: RewriteRequest, routes: TSESTree.ObjectExpression): string | undefined {
  const own = routes.properties.find(
    (property): property is TSESTree.Property =>
      property.type === T.Property && sourceOf(request, property.value).includes('afterCallback: linkWhoLoggedIn('),
  );
  return own && keyOf(own);
}

/** Whether the route is a Pages Router route; the App Router exports routes by HTTP method. */
function isPagesRoute(request: RewriteRequest, { parent }: TSESTree.CallExpression): boolean {
  if (parent.type === T.ExportDefaultDeclaration) return true;
  return parent.type === T.AssignmentExpression && sourceOf(request, parent.left) === 'module.exports';
}

/** Returns how the file accesses the SDK: through imports, or through an instance that it creates. */
function* sdkOf(
  request: RewriteRequest,
  call: TokenOption['call'],
  at: Node,
  unused: Unused,
): Attempt<Pick<Login, 'names' | 'imports' | 'baseUrl' | 'issuer'>> {
  const callee = unwrap(call.callee);
  const fromEnvironment = `process.env.AUTH0_ISSUER_BASE_URL${request.style.typescript ? ' as string' : ''}`;
  if (callee.type === T.Identifier && moduleOf(request.document, callee) === PACKAGE) {
    // The new import replaces one that only the token needed.
    const session = yield* importName(request, [PACKAGE, 'getSession', 'getAuth0Session'], unused.import);
    const callback = yield* importName(request, [PACKAGE, 'handleCallback', 'handleAuth0Callback']);
    return {
      names: [session.expression, callback.expression],
      imports: [...session.edits, ...callback.edits],
      baseUrl: undefined,
      issuer: fromEnvironment,
    };
  }
  const instance = callee.type === T.MemberExpression ? unwrap(callee.object) : undefined;
  const [origin, ...others] = instance ? request.document.values.origins(instance) : [];
  const isOwn =
    instance?.type === T.Identifier &&
    origin?.type === T.CallExpression &&
    others.length === 0 &&
    request.document.sdk.identify(origin, 'nextjs-client')?.by === 'proven';
  if (!isOwn) return yield* refuse('reason.nextjs-settings-elsewhere');
  const [settings] = origin.arguments;
  return {
    names: [`${instance.name}.getSession`, `${instance.name}.handleCallback`],
    imports: [],
    baseUrl: yield* settingFor(request, settings, 'baseURL', at),
    issuer: (yield* settingFor(request, settings, 'issuerBaseURL', at)) ?? fromEnvironment,
  };
}

/** Returns the HTTP client of an earlier rewrite's helper: a file can hold only one variant of it. */
function linkerOf(request: RewriteRequest): 'fetch' | 'node-auth0' | undefined {
  const code = insertedCode(request);
  if (code.includes('function linkAuth0Identity(management')) return 'node-auth0';
  return code.includes('function linkAuth0Identity(domain') ? 'fetch' : undefined;
}

function* draft(parts: Parts, client: Client | undefined): Attempt<RewriteDraft> {
  const { request, auth, callback, imports, issuer } = parts;
  const { text, style } = request;
  const statement = statementOf(auth);
  const start = aboveComments(text, statement.range[0]);
  const indent = indentAt(text, start);
  const todos = callback.isKnown
    ? []
    : [
        message('todo.allow-callback-url', { path: callback.path }),
        rightsTodo(client?.construction ? client.source : undefined),
      ];
  const owner = client?.source ?? `new URL(${issuer}).host`;
  const by = client ? 'node-auth0' : 'fetch';
  return {
    target: by,
    title: message('title.server-callback', { client: by }),
    applicability: 'review',
    edits: [
      ...(callback.isKnown ? [] : [todoComment(text, start, todos, LINK_DOCS, style)]),
      ...(client?.declaration
        ? [{ start, end: start, text: inStyle(client.declaration, style, indent) + style.eol + indent }]
        : []),
      ...(yield* loginEdits(parts)),
      ...parts.unused.edits,
      ...(yield* callbackEdits(parts, owner)),
      ...imports,
      ...(client?.edits ?? []),
      ...(yield* insertHelpers(
        request,
        parts.option.call,
        [...(client ? [] : (['askAuth0'] as const)), 'auth0LinkUrl', 'auth0LinkTarget', 'linkWhoLoggedIn'],
        { management: client?.version },
      )),
    ],
    todos,
    placeholders: placeholdersOf(client),
  };
}

/** Makes the login ask for credentials, redirect to the new route, and store the current user in its state. */
function* loginEdits({ request, option, callback, names, baseUrl }: Parts): Attempt<Edit[]> {
  const { text, style } = request;
  const { call, options, path } = option;
  const params = yield* objectAt(path, 0);
  const token = yield* understood(path[1], 'reason.option-not-found');
  const age = propertyOf(params, 'max_age');
  const [start, end] = token.range;
  const url = inStyle(`redirect_uri: auth0LinkUrl(${urlArguments(callback.path, baseUrl)})`, style);
  const [req, res] = call.arguments.map((argument) => sourceOf(request, argument));
  return [
    { start, end, text: age ? url : `max_age: 0${propertySeparator(text, token.range)}${url}` },
    ...(age ? [{ start: age.range[0], end: age.range[1], text: 'max_age: 0' }] : []),
    ...(yield* appendProperty(
      text,
      options,
      `getLoginState: async () => auth0LinkTarget(await ${names[0]}(${req ?? ''}, ${res ?? ''}))`,
    )),
  ];
}

function* callbackEdits({ request, routes, handler, callback, names, baseUrl }: Parts, owner: string): Attempt<Edit[]> {
  if (callback.isKnown) return [];
  const { text, style } = request;
  const [req, res] = yield* forEach(handler.params, function* (parameter) {
    if (parameter.type !== T.Identifier) return yield* refuse('reason.request-and-response-not-found');
    return { name: parameter.name, source: sourceOf(request, parameter) };
  });
  if (!req || !res || handler.params.length > 2) return yield* refuse('reason.request-and-response-not-found');
  const indent = indentAt(text, routes.properties[0]?.range[0] ?? routes.range[0]);
  const code = `'${callback.name}': async (${req.source}, ${res.source}) => {
  await ${names[1]}(${req.name}, ${res.name}, {
    redirectUri: auth0LinkUrl(${urlArguments(callback.path, baseUrl)}),
    afterCallback: linkWhoLoggedIn(await ${names[0]}(${req.name}, ${res.name}), ${owner}),
  });
}`;
  return yield* appendProperty(text, routes, inStyle(code, style, indent));
}

function urlArguments(path: string, baseUrl: string | undefined): string {
  return baseUrl === undefined ? `'${path}'` : `'${path}', ${baseUrl}`;
}
