import type { TSESTree } from '@typescript-eslint/types';
import { dottedName, isString } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import { message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { SdkNodes } from '../../rules/forms.js';
import { indentAt, isCallFree, isTaken, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { insertedCode } from '../helpers/module/inserted-code.js';
import { scopeEdits } from '../link/id-token.js';
import { appendProperty, propertyOf } from '../objects.js';
import { forEach, refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { DraftEdit, RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { either } from './either.js';
import { callbackRouteOf } from './exported-callback.js';
import type { CallbackRoute } from './exported-callback.js';
import { givenOf } from './given.js';
import type { OptionalToken } from './given.js';
import { clientFor, placeholdersOf } from './management.js';
import type { ManagementClient } from './management.js';
import { callbackTodo } from './mount.js';
import { earlierCallback, mainAuth } from './oidc-auth.js';
import type { Main } from './oidc-auth.js';
import { asksForCode, LINK, mayGetCode, settingsTodos, withClientSecret } from './oidc-settings.js';
import { aboveComments, assertPathFree, nextOf, routeOf } from './route.js';
import type { Route } from './route.js';
import { assertKeepsSecrets } from './sdk-settings.js';
import { rightsTodo } from './server-todos.js';
import {
  assertRepeatable,
  besideToken,
  hasReturnTo,
  optionsOf,
  ownParameter,
  loginParameter,
  replaceToken,
  serverToken,
  withoutToken,
} from './server-token.js';
import type { ServerToken } from './server-token.js';
import { unusedToken } from './unused-token.js';
import { visitorsOf } from './visitors.js';

/**
 * Rewrites `res.oidc.login({authorizationParams: {access_token}})`: a second `auth()` with separate cookies runs the
 * login, so the user's session stays unchanged. Auth0's sample for linking on a server does the same.
 */
export const oidcLogin: Rewriter<SdkNodes> = function* (request) {
  yield* assertKeepsSecrets(request);
  const option = yield* serverToken(request);
  const login = yield* loginOf(request, option);
  const { callee } = option.call;
  const method = callee.type === T.MemberExpression && callee.property.type === T.Identifier && callee.property.name;
  if (method !== 'login') return yield* refuse('reason.silent-login');
  const found = yield* mainAuth(request, login.route);
  // Without a code, there is no access token; the second login asks for a code itself, which takes a client secret.
  const lacksCode = !mayGetCode(request, option, found.settings);
  const main = lacksCode ? { ...found, settings: withClientSecret(found.settings) } : found;
  if (request.program.nodes.some((node) => node.type === T.Identifier && node.name === 'logInForAuth0Link')) {
    const { path, isMounted } = yield* earlierCallback(request, login.route);
    const route = { ...login.route, callbackPath: path };
    return yield* draft(
      {
        request,
        option,
        ...login,
        route,
        main: { ...main, isMounted, edits: [], todos: [] },
        lacksCode,
        isFirst: false,
      },
      undefined,
    );
  }
  // Nobody would have the token that chooses between the two logins.
  if (lacksCode && login.given) return yield* refuse('reason.no-code');
  // Before, `auth()` rejects `afterCallback`: docs/auth0-facts.md#oidc-login.
  if (!mayBe(versionOf(request.document, 'express-openid-connect'), '>=2.2.0'))
    return yield* refuse('reason.oidc-after-callback');
  if (isTaken(request.program.nodes, LINK)) return yield* refuse('reason.name-taken', { name: LINK });
  yield* assertPathFree(request, login.route);
  const parts = { request, option, ...login, main, lacksCode, isFirst: true };
  const issuer = main.settings.issuerBaseURL;
  const cast = issuer.startsWith('process.env.') && request.style.typescript ? ' as string' : '';
  const client = yield* clientFor(request, main.statement, `new URL(${issuer}${cast}).host`);
  return yield* forEach(client ? [client, undefined] : [undefined], (each) => draft(parts, each));
};

interface Login {
  readonly route: Route;
  /** The name of the handler's first parameter; `res` is the second. */
  readonly req: string;
  readonly res: string;
  /** When there is a token, if the login is also for users without one. */
  readonly given: OptionalToken | undefined;
}

interface Parts extends Login {
  readonly request: RewriteRequest;
  readonly option: ServerToken;
  readonly main: Main;
  /** Whether the ordinary login never requests a code. */
  readonly lacksCode: boolean;
  /** Whether the file does not have the second `auth()` yet. */
  readonly isFirst: boolean;
}

function* loginOf(request: RewriteRequest<SdkNodes>, option: ServerToken): Attempt<Login> {
  yield* assertRepeatable(option);
  const route = yield* routeOf(request, option.call);
  const [req, res] = route.handler.params.map((parameter) =>
    parameter.type === T.Identifier ? parameter.name : undefined,
  );
  if (req === undefined || res === undefined || dottedName(request.nodes.receiver) !== `${res}.oidc`) {
    return yield* refuse('reason.request-and-response-not-found');
  }
  const own = propertyOf(option.objects[0], 'redirect_uri');
  const other = ownParameter(request, option, ['response_mode', ...(own ? ['max_age'] : ['redirect_uri'])]);
  if (other !== undefined) return yield* refuse('reason.login-sets', { name: other });
  const responseType = loginParameter(option, 'response_type')?.value;
  const isCode = !responseType || request.document.values.constantString(responseType) === 'code';
  if (!isCode && hybridType(option) === undefined) return yield* refuse('reason.login-sets-response-type');
  if (propertyOf(optionsOf(option), 'silent')) return yield* refuse('reason.silent-login');
  const given = givenOf(request, option);
  const isForEveryone = visitorsOf(request, option.call, route.place, given) === 'everyone';
  if (isForEveryone && !option.isInline) return yield* refuse('reason.login-for-everyone');
  return { route, req, res, given: isForEveryone ? given : undefined };
}

function* draft(parts: Parts, client: ManagementClient | undefined): Attempt<RewriteDraft> {
  const { request, option, route, main, lacksCode, isFirst } = parts;
  const { style } = request;
  const returns = hasReturnTo(option);
  const setup: Message[] = isFirst
    ? [
        ...main.todos,
        callbackTodo(request, route),
        rightsTodo(client?.construction ? client.source : undefined),
        ...settingsTodos(main.settings, lacksCode),
      ]
    : [];
  const page = returns ? [] : [message('todo.page-afterwards')];
  const isByFetch = isFirst
    ? client === undefined
    : !insertedCode(request).includes('function afterAuth0Link(management');
  const callback = isFirst ? yield* callbackRouteOf(request, route, main.isMounted ? 'get' : 'all') : undefined;
  const helpers = yield* insertHelpers(
    request,
    option.call,
    isFirst
      ? [
          ...(isByFetch ? (['askAuth0'] as const) : []),
          ...(isLate(parts, client) ? (['onFirstAuth0Link'] as const) : []),
          'logInForAuth0Link',
          'auth0LinkState',
          'afterAuth0Link',
        ]
      : ['logInForAuth0Link'],
    { management: client?.version },
  );
  return {
    target: isByFetch ? 'fetch' : 'node-auth0',
    title: message('title.server-second-auth', { client: isByFetch ? 'fetch' : 'node-auth0' }),
    applicability: 'review',
    edits: [
      ...(callback ? [...setupEdits(parts, client, setup, callback), ...callback.edits] : []),
      ...(yield* loginEdits(parts, page)),
      ...(client?.edits ?? []),
      ...helpers,
    ],
    todos: [...setup, ...page],
    placeholders: [
      ...placeholdersOf(client),
      ...(isFirst ? main.settings.invented : []),
      ...(returns ? [] : [`${style.quote}/${style.quote}`]),
    ],
  };
}

/** Inserts the second `auth()` and its callback route; they precede the first, which may protect every route. */
function setupEdits(
  parts: Parts,
  client: ManagementClient | undefined,
  todos: readonly Message[],
  callback: CallbackRoute,
): DraftEdit[] {
  const { request, main } = parts;
  const { text, style } = request;
  const start = aboveComments(text, main.statement.range[0]);
  const indent = indentAt(text, start);
  const code = inStyle(block(parts, client, callback), style, indent);
  return [
    ...main.edits,
    todoComment(text, start, todos, LINK_DOCS, style),
    { start, end: start, text: code + style.eol + style.eol + indent, files: callback.files },
  ];
}

function block(parts: Parts, client: ManagementClient | undefined, { start, end }: CallbackRoute): string {
  const { request, route, main } = parts;
  const { style } = request;
  const { callbackPath } = route;
  const settings = [
    ...main.settings.properties,
    "authorizationParams: { response_type: 'code' }",
    'authRequired: false',
    `routes: { login: false, logout: false, callback: ${main.isMounted ? 'false' : `'${callbackPath}'`} }`,
    `session: { name: '${LINK}' }`,
    ...(!main.isMounted && mayBeWithoutCookieName(request)
      ? []
      : [`transactionCookie: { name: '${LINK}Verification' }`]),
    'getLoginState: auth0LinkState',
    `afterCallback: afterAuth0Link(${client?.source ?? ''})`,
  ];
  const any = style.typescript ? ': any' : '';
  const callback = `res.oidc.callback({ redirectUri: ${redirectUri(request, main, 'req', callbackPath)} })`;
  const handler = style.modern ? `(req${any}, res${any}) => ${callback}` : `function (req, res) {\n  ${callback};\n}`;
  const callbackRoute = `${start}${main.isMounted ? `${LINK}, ${handler}` : LINK}${end}`;
  const creation = `${main.auth}({\n  ${settings.join(',\n  ')},\n})`;
  return `${variableOf(parts, client, creation)}\n${callbackRoute}`;
}

/**
 * Whether the version may be one that rejects `transactionCookie`, and with it the whole configuration (before 2.7.0:
 * lib/config.js). There, a login for linking shares the cookie of ordinary ones: whichever started last can finish.
 */
function mayBeWithoutCookieName({ document }: RewriteRequest): boolean {
  const version = versionOf(document, 'express-openid-connect');
  return version !== undefined && mayBe(version, '<2.7.0');
}

/** Whether the second `auth()` or its client would throw at the start of the server: settings are to be replaced. */
function isLate({ main }: Parts, client: ManagementClient | undefined): boolean {
  return main.settings.isLate || client?.needsCredentials === true;
}

/** Returns the declaration of the second `auth()`, which waits for its first use if it has to. */
function variableOf(parts: Parts, client: ManagementClient | undefined, creation: string): string {
  const { modern } = parts.request.style;
  const declaration = client?.declaration ?? '';
  const keyword = modern ? 'const' : 'var';
  if (!isLate(parts, client)) return `${declaration}${keyword} ${LINK} = ${creation};`;
  const deeper = (code: string): string => code.replaceAll(/^(?=.)/gm, '  ');
  const create =
    modern && declaration === ''
      ? `() => ${creation}`
      : `${modern ? '() =>' : 'function ()'} {\n${deeper(`${declaration}return ${creation};`)}\n}`;
  return `${keyword} ${LINK} = onFirstAuth0Link(${create});`;
}

/** Returns the callback's full URL as an expression. A router knows its own path only from a request. */
function redirectUri({ style }: RewriteRequest, { settings }: Main, req: string, path: string): string {
  const base = settings.baseURL;
  if (style.modern) {
    const literal = /^(['"])(https?:[^'"`\\$]*)\1$/.exec(base)?.[2];
    return `\`${literal ?? `\${${base}}`}\${${req}.baseUrl}${path}\``;
  }
  return `${/[|&?]/.test(base) ? `(${base})` : base} + ${req}.baseUrl + '${path}'`;
}

function* loginEdits(parts: Parts, todos: readonly Message[]): Attempt<Edit[]> {
  const { request, option, route, given } = parts;
  const next = yield* nextOf(request, route.handler);
  const link = yield* linkEdits(parts, next.name);
  if (given !== undefined) {
    const both = { condition: given.condition, link, login: yield* withoutToken(request, option) };
    return [...(yield* either(request, option.call, both, todos)), ...next.edits];
  }
  const [start] = statementOf(option.call).range;
  return [
    ...(todos.length > 0 ? [todoComment(request.text, start, todos, LINK_DOCS, request.style)] : []),
    ...link,
    ...next.edits,
    ...(yield* unusedToken(request, option, isCallFree)).edits,
  ];
}

/** Returns the response type of a login that gets an ID token with its code, which the callback's URL can't have. */
function hybridType({ objects: [holder] }: ServerToken): TSESTree.StringLiteral | undefined {
  const value = propertyOf(holder, 'response_type')?.value;
  return value && isString(value) && value.value !== 'code' && asksForCode(value.value) ? value : undefined;
}

/** Makes the login ask for credentials, and run through the second `auth()`. */
function* linkEdits({ request, option, route, main, req, res }: Parts, next: string): Attempt<Edit[]> {
  const { text, style } = request;
  const { call } = option;
  const options = optionsOf(option);
  const [first] = call.arguments;
  if (first === undefined || call.arguments.length > 1) return yield* refuse('reason.unexpected-arguments');
  const hybrid = hybridType(option);
  const scope = propertyOf(option.objects[0], 'scope');
  const uri = inStyle(`redirect_uri: ${redirectUri(request, main, req, route.callbackPath)}`, style);
  return [
    { start: call.range[0], end: first.range[0], text: `logInForAuth0Link(${LINK}, ` },
    { start: first.range[1], end: first.range[1], text: `, ${req}, ${res}, ${next}` },
    ...(yield* parameterEdits(request, option, main.isMounted ? uri : undefined)),
    ...(scope ? scopeEdits(request, scope.value) : []),
    ...(hybrid ? [{ start: hybrid.range[0], end: hybrid.range[1], text: `${style.quote}code${style.quote}` }] : []),
    // Without `returnTo`, the login would return to the route that started it and loop.
    ...(hasReturnTo(option) ? [] : yield* appendProperty(text, options, `returnTo: ${style.quote}/${style.quote}`)),
  ];
}

/**
 * Replaces the token by what the linking login needs.
 * @param uri where it returns to; undefined for the second `auth()`'s own callback
 */
function* parameterEdits(request: RewriteRequest, option: ServerToken, uri: string | undefined): Attempt<Edit[]> {
  const own = propertyOf(option.objects[0], 'redirect_uri');
  if (own === undefined) return yield* replaceToken(request, option, 'max_age: 0', uri === undefined ? [] : [uri]);
  const [start, end] = own.range;
  if (uri !== undefined) return [{ start, end, text: uri }, ...(yield* replaceToken(request, option, 'max_age: 0'))];
  return [{ start, end, text: 'max_age: 0' }, ...(yield* besideToken(request, option))];
}
