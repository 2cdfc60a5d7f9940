import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { SdkNodes } from '../../rules/forms.js';
import { insertHelpers } from '../helpers/insert.js';
import { insertedCode } from '../helpers/module/inserted-code.js';
import { scopeEdits } from '../link/id-token.js';
import { appendProperty, propertyOf } from '../objects.js';
import { forEach, refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { either } from './either.js';
import { givenOf } from './given.js';
import type { OptionalToken } from './given.js';
import { clientFor, placeholdersOf } from './management.js';
import type { ManagementClient } from './management.js';
import { oldNextLogin } from './nextjs-1.js';
import { callbackEdits, urlArguments } from './nextjs-callback.js';
import { ownBaseUrl } from './nextjs-own-callback.js';
import { handlerEdits, providerParameters } from './nextjs-provider.js';
import { nextRouteOf, parametersOf, requestArguments } from './nextjs-route.js';
import type { NextRoute, Parameter } from './nextjs-route.js';
import { isReader, PACKAGE, sdkOf } from './nextjs-sdk.js';
import type { NextSdk } from './nextjs-sdk.js';
import { assertKeepsSecrets } from './sdk-settings.js';
import { rightsTodo } from './server-todos.js';
import { assertRepeatable, optionsOf, ownParameter, replaceToken } from './server-token.js';
import { serverToken, withoutToken } from './server-token.js';
import type { ServerToken } from './server-token.js';
import { unusedToken } from './unused-token.js';
import { visitorsOf } from './visitors.js';

/**
 * Rewrites `handleLogin(req, res, {authorizationParams: {access_token}})` of nextjs-auth0 2 and 3, in `handleAuth()` or
 * in a separate route, of the Pages Router or the App Router: the login returns to a callback whose `afterCallback`
 * links the account. It returns no session, so the user's session stays unchanged (@auth0/nextjs-auth0@2.0.1 to 3.8.0,
 * dist/auth0-session/handlers/callback.js).
 */
export const nextLogin: Rewriter<SdkNodes> = function* (request) {
  yield* assertKeepsSecrets(request);
  const version = versionOf(request.document, PACKAGE);
  const option = yield* serverToken(request, { block: true });
  if (!mayBe(version, '>=2') || option.keys[0] === 'authParams') return yield* oldNextLogin(request, option);
  if (option.block) return yield* refuse('reason.login-for-everyone');
  yield* assertOptions(request, option);
  const route = yield* nextRouteOf(request, option);
  if (route.router === 'app' && !mayBe(version, '>=3')) return yield* refuse('reason.nextjs-app-router');
  const given = givenOf(request, option);
  const isForEveryone = visitorsOf(request, option.call, route.place, given) === 'everyone';
  if (isForEveryone && !option.isInline) return yield* refuse('reason.login-for-everyone');
  const parameters = option.provider
    ? yield* providerParameters(request, option.provider, route.router)
    : yield* parametersOf(request, option);
  const unused = isForEveryone ? { edits: [] } : yield* unusedToken(request, option, (made) => isReader(request, made));
  const at = route.kind === 'named' ? route.auth : option.call;
  const sdk = yield* sdkOf(request, option.call, at, route.router, unused);
  const parts: Parts = {
    request,
    option,
    route,
    parameters,
    given: isForEveryone ? given : undefined,
    sdk: { ...sdk, baseUrl: (yield* ownBaseUrl(request, option)) ?? sdk.baseUrl },
    unused: unused.edits,
  };
  // node-auth0 may need Node, which the edge runtime is not.
  const linker = request.text.includes('@auth0/nextjs-auth0/edge') ? 'fetch' : linkerOf(request);
  if (route.isKnown) return yield* sharedDraft(parts, linker ?? 'fetch');
  const client = linker === 'fetch' ? undefined : yield* clientFor(request, at, `new URL(${parts.sdk.issuer}).host`);
  const clients = [...(client ? [client] : []), ...(linker === 'node-auth0' ? [] : [undefined])];
  return yield* forEach(clients, (each) => draft(parts, each));
};

interface Parts {
  readonly request: RewriteRequest;
  readonly option: ServerToken;
  readonly route: NextRoute;
  /** The handler's parameters, or those of the handler that replaces a function of options. */
  readonly parameters: readonly [Parameter, Parameter];
  /** When there is a token, if the login is also for users without one. */
  readonly given: OptionalToken | undefined;
  readonly sdk: NextSdk;
  /** Edits that remove the code that read the token, if nothing else uses it. */
  readonly unused: readonly Edit[];
}

function* assertOptions(request: RewriteRequest, option: ServerToken): Attempt<void> {
  const { call, keys, provider } = option;
  if (keys.length !== 1 || keys[0] !== 'authorizationParams') return yield* refuse('reason.nextjs-options-version');
  yield* assertRepeatable(option);
  const given = requestArguments(option).length;
  if (provider === undefined && given === 0) return yield* refuse('reason.shared-token');
  const isKnown = given === 2 && (call.arguments.length === 1 || call.arguments.length === 3);
  if (provider === undefined && !isKnown) return yield* refuse('reason.unexpected-arguments');
  const own = ownParameter(request, option, ['response_mode', 'response_type', 'getLoginState']);
  if (own !== undefined) return yield* refuse('reason.login-sets', { name: own });
}

/** Returns the HTTP client of an earlier rewrite's helper: a file can hold only one variant of it. */
function linkerOf(request: RewriteRequest): 'fetch' | 'node-auth0' | undefined {
  const code = insertedCode(request);
  if (code.includes('function linkAuth0Identity(management')) return 'node-auth0';
  return code.includes('function linkAuth0Identity(domain') ? 'fetch' : undefined;
}

/** Rewrites only the start of the login: an earlier rewrite has added the callback. */
function* sharedDraft(parts: Parts, by: 'fetch' | 'node-auth0'): Attempt<RewriteDraft[]> {
  const { request, option, sdk, route } = parts;
  // Auth0 compares the URL of the callback with that of the login.
  const url = inStyle(`redirectUri: auth0LinkUrl(${urlArguments(route.callbackPath, sdk.baseUrl)})`, request.style);
  if (!request.text.includes(url)) return yield* refuse('reason.other-linking-callback');
  const draft: RewriteDraft = {
    target: by,
    title: message('title.server-callback', { client: by }),
    applicability: 'review',
    edits: [
      ...(yield* loginEdits(parts)),
      ...parts.unused,
      ...sdk.imports,
      ...(yield* insertHelpers(request, option.call, ['auth0LinkUrl', 'auth0LinkTarget'])),
    ],
    todos: [],
  };
  return [draft];
}

function* draft(parts: Parts, client: ManagementClient | undefined): Attempt<RewriteDraft> {
  const { request, option, route, sdk, parameters } = parts;
  const todos = [
    message('todo.allow-callback-url', { path: route.callbackPath }),
    rightsTodo(client?.construction ? client.source : undefined),
  ];
  const owner = client?.source ?? `new URL(${sdk.issuer}).host`;
  const declaration = client?.declaration ?? '';
  const by = client ? 'node-auth0' : 'fetch';
  return {
    target: by,
    title: message('title.server-callback', { client: by }),
    applicability: 'review',
    edits: [
      ...(yield* loginEdits(parts)),
      ...parts.unused,
      ...(yield* callbackEdits({ request, route, sdk, parameters, owner, declaration, todos })),
      ...sdk.imports,
      ...(client?.edits ?? []),
      ...(yield* insertHelpers(
        request,
        option.call,
        [...(client ? [] : (['askAuth0'] as const)), 'auth0LinkUrl', 'auth0LinkTarget', 'linkWhoLoggedIn'],
        { management: client?.version, isAppRouter: route.router === 'app' },
      )),
    ],
    todos,
    placeholders: placeholdersOf(client),
  };
}

function* loginEdits(parts: Parts): Attempt<Edit[]> {
  const { request, option, given, parameters } = parts;
  const link = yield* linkEdits(parts);
  if (option.provider !== undefined) {
    const login = given && { condition: given.condition, edits: yield* withoutToken(request, option) };
    return yield* handlerEdits(request, option, parameters, link, login);
  }
  if (given === undefined) return link;
  const both = { condition: given.condition, link, login: yield* withoutToken(request, option) };
  return yield* either(request, option.call, both);
}

/** Makes the login ask for credentials, return to the new callback, and store the current user in its state. */
function* linkEdits({ request, option, route, sdk, parameters: [req, res] }: Parts): Attempt<Edit[]> {
  const { text, style } = request;
  const url = inStyle(`redirect_uri: auth0LinkUrl(${urlArguments(route.callbackPath, sdk.baseUrl)})`, style);
  const own = propertyOf(option.objects[0], 'redirect_uri');
  const scope = propertyOf(option.objects[0], 'scope');
  const state = `getLoginState: async () => auth0LinkTarget(await ${sdk.session(req.name, res.name)})`;
  return [
    ...(own ? [{ start: own.range[0], end: own.range[1], text: url }] : []),
    ...(yield* replaceToken(request, option, 'max_age: 0', own ? [] : [url])),
    ...(scope ? scopeEdits(request, scope.value) : []),
    ...(yield* appendProperty(text, optionsOf(option), state)),
  ];
}
