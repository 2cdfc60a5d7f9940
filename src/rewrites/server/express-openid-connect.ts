import type { TSESTree } from '@typescript-eslint/types';
import { dottedName, isString } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import { message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { SdkNodes } from '../../rules/forms.js';
import { isCallFree, isTaken, statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { insertedCode } from '../helpers/module/inserted-code.js';
import { scopeEdits } from '../link/id-token.js';
import { appendProperty, propertyOf } from '../objects.js';
import { forEach, refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { nodeOfFinding } from '../rewriter.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { either } from './either.js';
import { callbackRouteOf } from './exported-callback.js';
import { givenOf } from './given.js';
import type { OptionalToken } from './given.js';
import { clientFor, placeholdersOf } from './management.js';
import type { ManagementClient } from './management.js';
import { callbackTodo } from './mount.js';
import { earlierCallback, mainAuth } from './oidc-auth.js';
import { linkInBlock } from './oidc-link-block.js';
import { parameterEdits } from './oidc-parameters.js';
import { isLate, redirectUri, secondAuthEdits } from './oidc-second-auth.js';
import type { SecondAuth } from './oidc-second-auth.js';
import { asksForCode, LINK, mayGetCode, settingsTodos, withClientSecret } from './oidc-settings.js';
import { assertPathFree, nextOf, routeOf } from './route.js';
import type { Route } from './route.js';
import { assertKeepsSecrets } from './sdk-settings.js';
import { rightsTodo } from './server-todos.js';
import {
  assertRepeatable,
  hasReturnTo,
  optionsOf,
  ownParameter,
  loginParameter,
  setsBySpread,
  serverToken,
  withoutToken,
} from './server-token.js';
import type { ServerToken } from './server-token.js';
import { tokenBlock } from './token-block.js';
import { unusedToken } from './unused-token.js';
import { visitorsOf } from './visitors.js';

/**
 * Rewrites `res.oidc.login({authorizationParams: {access_token}})`: a second `auth()` with separate cookies runs the
 * login, so the user's session stays unchanged. Auth0's sample for linking on a server does the same.
 */
export const oidcLogin: Rewriter<SdkNodes> = function* (request) {
  yield* assertKeepsSecrets(request);
  const { option, ...login } = yield* loginOf(
    request,
    yield* serverToken(request, { block: true, sets: ['redirect_uri'] }),
  );
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

/** Returns the token that is all that an `if` adds, as one that a block adds: the login after it stays. */
function* inBlock(request: RewriteRequest, option: ServerToken): Attempt<ServerToken> {
  const { element, call } = option;
  const added = element.type === T.IfStatement ? nodeOfFinding(request)?.parent : undefined;
  if (added?.type !== T.MemberExpression) return yield* refuse('reason.login-for-everyone');
  const block = yield* tokenBlock(request, added, call);
  return { ...option, element: block.statements[0] ?? element, block };
}

interface Parts extends Login, SecondAuth {
  readonly option: ServerToken;
  /** Whether the ordinary login never requests a code. */
  readonly lacksCode: boolean;
  /** Whether the file does not have the second `auth()` yet. */
  readonly isFirst: boolean;
}

function* loginOf(request: RewriteRequest<SdkNodes>, option: ServerToken): Attempt<Login & Pick<Parts, 'option'>> {
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
  const isForEveryone =
    option.block === undefined && visitorsOf(request, option.call, route.place, given) === 'everyone';
  const isApart = isForEveryone && !option.isInline;
  return {
    option: isApart ? yield* inBlock(request, option) : option,
    ...{ route, req, res },
    given: isForEveryone && !isApart ? given : undefined,
  };
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
      ...(callback ? [...secondAuthEdits(parts, client, setup, callback), ...callback.edits] : []),
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

function* loginEdits(parts: Parts, todos: readonly Message[]): Attempt<Edit[]> {
  const { request, option, route, given } = parts;
  const next = yield* nextOf(request, route.handler);
  if (option.block) {
    const call = { names: [parts.req, parts.res, next.name] as const, uri: uriOf(parts), todos };
    return [...(yield* linkInBlock(request, option, option.block, call)), ...next.edits];
  }
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
function* linkEdits(parts: Parts, next: string): Attempt<Edit[]> {
  const { request, option, req, res } = parts;
  const { text, style } = request;
  const { call } = option;
  const options = optionsOf(option);
  const [first] = call.arguments;
  if (first === undefined || call.arguments.length > 1) return yield* refuse('reason.unexpected-arguments');
  const hybrid = hybridType(option);
  const scope = propertyOf(option.objects[0], 'scope');
  return [
    { start: call.range[0], end: first.range[0], text: `logInForAuth0Link(${LINK}, ` },
    { start: first.range[1], end: first.range[1], text: `, ${req}, ${res}, ${next}` },
    ...(yield* parameterEdits(request, option, uriOf(parts))),
    ...(scope ? scopeEdits(request, scope.value) : []),
    ...(hybrid ? [{ start: hybrid.range[0], end: hybrid.range[1], text: `${style.quote}code${style.quote}` }] : []),
    // Without `returnTo`, the login would return to the route that started it and loop.
    ...(hasReturnTo(option) ? [] : yield* appendProperty(text, options, `returnTo: ${style.quote}/${style.quote}`)),
  ];
}

/** Returns the property that says where the login returns to, where the second `auth()` or a spread would say otherwise. */
function uriOf({ request, option, route, main, req }: Parts): string | undefined {
  if (!main.isMounted && !setsBySpread(option, 'redirect_uri')) return undefined;
  return inStyle(`redirect_uri: ${redirectUri(request, main, req, route.callbackPath)}`, request.style);
}
