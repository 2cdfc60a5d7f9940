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
import { settingFor } from './settings.js';
import { rightsTodo } from './todos.js';

type Node = TSESTree.Node;

const PACKAGE = '@auth0/nextjs-auth0';

/**
 * `handleLogin(req, res, {authorizationParams: {access_token}})` of nextjs-auth0 2 and 3, in a route of `handleAuth()` in
 * the Pages Router: the login comes back to a route of its own beside, whose `afterCallback` links. As it returns no
 * session, the user's stays (2.0.1 to 3.8.0, dist/auth0-session/handlers/callback.js). Version 1 serves its own four
 * routes only (1.9.2, dist/handlers/auth.js).
 */
export const nextLogin: Rewriter<SdkNodes> = function* (request) {
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
  /** The call of `handleAuth`. */
  readonly auth: TSESTree.CallExpression;
  readonly routes: TSESTree.ObjectExpression;
  /** What serves the route that the login starts at. */
  readonly handler: FunctionNode;
  /** The route that it comes back to: its name in `handleAuth()`, and its path where the SDK expects its routes. */
  readonly callback: {
    readonly name: string;
    readonly path: string;
    /** Whether an earlier rewrite has written it. */
    readonly isKnown: boolean;
  };
  /** What `getSession` and `handleCallback` are called, with the edits that bring them in. */
  readonly names: readonly [string, string];
  readonly imports: readonly Edit[];
  /** Where the token was read, if nothing else is taken from there. */
  readonly unused: Unused;
  /** Where the SDK is told its settings in code: the base URL, if it is among them. */
  readonly baseUrl: string | undefined;
  readonly issuer: string;
}

interface Parts extends Login {
  readonly request: RewriteRequest;
  readonly option: TokenOption;
}

/** What reads the session and changes nothing in it. */
const READER = /(?:^|\.)(?:getSession|getAccessToken)$/;

/** Names of `handleAuth()` that have a meaning, beside that of the ordinary login. */
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

/** The route of `export default handleAuth({ name: handler })`, where the handler may be wrapped: `withApiAuthRequired(handler)`. */
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

/** The route that an earlier rewrite has written; where a login goes on then is in its state. */
function callbackOf(request: RewriteRequest, routes: TSESTree.ObjectExpression): string | undefined {
  const own = routes.properties.find(
    (property): property is TSESTree.Property =>
      property.type === T.Property && sourceOf(request, property.value).includes('afterCallback: linkWhoLoggedIn('),
  );
  return own && keyOf(own);
}

/** Routes of the App Router are exported by the name of a method. */
function isPagesRoute(request: RewriteRequest, { parent }: TSESTree.CallExpression): boolean {
  if (parent.type === T.ExportDefaultDeclaration) return true;
  return parent.type === T.AssignmentExpression && sourceOf(request, parent.left) === 'module.exports';
}

/** How the file calls the SDK: by what it imports, or by an instance that it makes itself. */
function* sdkOf(
  request: RewriteRequest,
  call: TokenOption['call'],
  at: Node,
  unused: Unused,
): Attempt<Pick<Login, 'names' | 'imports' | 'baseUrl' | 'issuer'>> {
  const callee = unwrap(call.callee);
  const fromEnvironment = `process.env.AUTH0_ISSUER_BASE_URL${request.style.typescript ? ' as string' : ''}`;
  if (callee.type === T.Identifier && moduleOf(request.document, callee) === PACKAGE) {
    // What only the token was read by makes room for what the new code reads.
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

/** What the file links by already, from an earlier rewrite: its helper stands for one of both. */
function linkerOf({ text }: RewriteRequest): 'fetch' | 'node-auth0' | undefined {
  if (text.includes('function linkAuth0Identity(management')) return 'node-auth0';
  return text.includes('function linkAuth0Identity(domain') ? 'fetch' : undefined;
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

/** The login asks who is there anew, comes back to the new route, and takes along whom it is for. */
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
