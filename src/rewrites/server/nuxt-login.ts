import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import type { SdkNodes } from '../../rules/forms.js';
import { descendants, statementOf, stringLiteral } from '../code.js';
import { ASKING } from '../link/fresh-login.js';
import { keyOf, propertyOf } from '../objects.js';
import { forEach, refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { frameworkRouteOf, isIn } from './framework-routes.js';
import type { FrameworkRoute } from './framework-routes.js';
import { LINK_SETTINGS } from './nextjs-link-settings.js';
import { followers, isOnly } from './redirect-statement.js';
import { dependsOnRequest } from './repeated-code.js';
import { linkByRoute } from './route-link.js';
import { assertKeepsSecrets } from './sdk-settings.js';

type Node = TSESTree.Node;

/** What the rewrite reads, and what only says what the second login's tokens are for. */
const KNOWN =
  /^(?:access_token|authorizationParams|audience|clientId|clientSecret|domain|emailRequired|maxAge|max_age|prompt|redirectURL|scope)$/;

/** The settings that nuxt-auth-utils reads from the runtime configuration unless the code has them. */
const CONFIGURED = ['domain', 'clientId', 'clientSecret'] as const;

/**
 * Rewrites `defineOAuthAuth0EventHandler({config: {authorizationParams: {access_token}}, onSuccess})(event)` in a route of
 * Nuxt: the route starts a separate login and handles its callback, so `onSuccess`, which starts a session, doesn't run.
 */
export const nuxtLogin: Rewriter<SdkNodes> = function* (request) {
  const { call } = request.nodes;
  const route = yield* frameworkRouteOf(request, call);
  const run = call.parent;
  const isRun = route?.framework === 'h3' && run.type === T.CallExpression && run.callee === call && isIn(run, route);
  const [event, ...others] = isRun ? run.arguments : [];
  // Without a handler around it, no request has been there yet: the token is not one of a session.
  if (call.type !== T.CallExpression || !isRun) return yield* refuse('reason.application-token');
  const statement = statementOf(run);
  if (event === undefined || others.length > 0 || !isOnly(statement, run)) {
    return yield* refuse('reason.url-opened-elsewhere');
  }
  yield* assertKeepsSecrets(request);
  const { token } = request.nodes;
  if (token === undefined) return yield* refuse('reason.token-not-expression');
  const login = { statement, token, ...(yield* optionsOf(request, call)) };
  return yield* linked({ ...request, side: 'server' }, route, login);
};

interface Login {
  readonly statement: Node;
  readonly config: TSESTree.ObjectExpression;
  /** The page after the login, as an expression. */
  readonly returnTo: string;
  readonly token: Node;
  readonly todos: readonly Message[];
}

function* linked(
  request: RewriteRequest<SdkNodes>,
  route: FrameworkRoute,
  { statement, config, returnTo, token, todos }: Login,
): Attempt<RewriteDraft> {
  return yield* linkByRoute(request, route, {
    at: request.nodes.call,
    redirect: { statement: statement as TSESTree.Statement, others: yield* followers(request, route, statement) },
    removed: [],
    token,
    settings: () => settingsOf(request, route, config, returnTo),
    placeholders: [],
    todos,
  });
}

function* settingsOf(
  request: RewriteRequest,
  route: FrameworkRoute,
  config: TSESTree.ObjectExpression,
  returnTo: string,
): Attempt<string> {
  const lines = [
    ...(yield* clientOf(request, route, config)),
    `callbackUrl: ${callbackUrl(request, route, config)}`,
    ...(yield* connectionOf(request, config)),
    `returnTo: ${returnTo}`,
  ];
  return `const ${LINK_SETTINGS} = {\n${lines.map((line) => `  ${line},`).join('\n')}\n};`;
}

/** Returns the login's configuration and the page that its `onSuccess` shows. Refuses where that does more. */
function* optionsOf(
  request: RewriteRequest,
  call: TSESTree.CallExpression,
): Attempt<Omit<Login, 'statement' | 'token'>> {
  const [options, ...others] = call.arguments;
  if (options?.type !== T.ObjectExpression || others.length > 0) return yield* refuse('reason.options-not-inline');
  let config: Node | undefined;
  let returnTo: string | undefined;
  const todos: Message[] = [];
  for (const property of options.properties) {
    const name = property.type === T.Property ? keyOf(property) : undefined;
    if (property.type !== T.Property) return yield* refuse('reason.options-spread');
    if (name === 'config') config = unwrap(property.value);
    else if (name === 'onSuccess') returnTo = yield* pageOf(request, property.value);
    else if (name === 'onError') todos.push(message('todo.link-errors'));
    else return yield* refuse('reason.options-not-inline');
  }
  if (config?.type !== T.ObjectExpression) return yield* refuse('reason.options-not-inline');
  const quoted = stringLiteral('/', request.style.quote);
  return { config, returnTo: returnTo ?? quoted, todos };
}

/** Functions that start the session of the login, which linking leaves unchanged, or that only write a log. */
const OF_LOGIN = /^(?:sendRedirect|setUserSession|replaceUserSession|log|info|debug)$/;

/** Returns the page that `onSuccess` redirects to, as an expression. */
function* pageOf({ text }: RewriteRequest, onSuccess: Node): Attempt<string | undefined> {
  const calls = [...descendants(onSuccess)].filter((node) => node.type === T.CallExpression);
  const other = calls.find((call) => !OF_LOGIN.test(calledName(call) ?? ''));
  if (other !== undefined) return yield* refuse('reason.login-does-more');
  const pages = calls.flatMap((call) => (calledName(call) === 'sendRedirect' ? (call.arguments[1] ?? call) : []));
  const [page, ...more] = pages;
  if (page === undefined) return undefined;
  if (!isString(page) || more.length > 0) return yield* refuse('reason.login-does-more');
  return text.slice(...page.range);
}

/** Returns the properties with the settings of Auth0's application. */
function* clientOf(
  request: RewriteRequest,
  route: FrameworkRoute,
  config: TSESTree.ObjectExpression,
): Attempt<readonly string[]> {
  return yield* forEach(CONFIGURED, function* (name) {
    const own = propertyOf(config, name);
    if (own === undefined) return `${name}: useRuntimeConfig(${route.request}).oauth.auth0.${name}`;
    if (dependsOnRequest(request, route, own.value)) return yield* refuse('reason.setting-unknown', { name });
    return request.text.slice(...own.range);
  });
}

/** Returns the URL of this route, as nuxt-auth-utils makes it. Version 0.3.9 and later have a setting for it. */
function callbackUrl(
  request: RewriteRequest,
  { callbackPath, request: event }: FrameworkRoute,
  config: TSESTree.ObjectExpression,
): string {
  const own = propertyOf(config, 'redirectURL');
  const version = versionOf(request.document, 'nuxt-auth-utils');
  const hasSetting = version === undefined || !mayBe(version, '<0.3.9');
  const site = own
    ? sourceOf(request, own.value)
    : `${hasSetting ? `useRuntimeConfig(${event}).oauth.auth0.redirectURL || ` : ''}getRequestURL(${event})`;
  return `new URL('${callbackPath}', ${site}).href`;
}

/** Returns the property that chooses the second account's connection. Refuses other parameters of the login. */
function* connectionOf(request: RewriteRequest, config: TSESTree.ObjectExpression): Attempt<readonly string[]> {
  const parameters = propertyOf(config, 'authorizationParams')?.value;
  if (parameters?.type !== T.ObjectExpression) return yield* refuse('reason.options-not-inline');
  const all = [...config.properties, ...parameters.properties];
  let connection: TSESTree.Property | undefined;
  for (const each of all) {
    const name = each.type === T.Property ? keyOf(each) : undefined;
    if (each.type !== T.Property || name === undefined) return yield* refuse('reason.options-spread');
    const isSilent = name === 'prompt' && !ASKING.test(request.document.values.constantString(each.value) ?? '');
    if (name === 'connection') connection = each;
    else if (isSilent) return yield* refuse('reason.login-sets', { name });
    else if (!KNOWN.test(name)) return yield* refuse('reason.login-sets', { name });
  }
  return connection ? [request.text.slice(...connection.range)] : [];
}
