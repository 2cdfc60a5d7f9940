import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import type { UrlNodes } from '../../rules/forms.js';
import { indentAt, isTaken } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { authorizeUrl } from '../link/authorize-url.js';
import { outcomeOf, refuse, refuseWith } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteDraft, Rewriter, RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { unusedImports, unusedModules, unusedRequires } from '../unused-imports.js';
import { clientSecretOf } from './client-secret.js';
import { frameworkRouteOf } from './framework-routes.js';
import type { FrameworkRoute } from './framework-routes.js';
import { handlerRedirectOf } from './handler-redirect.js';
import { linkLoaderOf } from './link-loader.js';
import { loginUrlOf } from './login-url.js';
import { placeholdersOf } from './management.js';
import { LINK_SETTINGS } from './nextjs-link-settings.js';
import { isRedirectedByNext } from './nextjs-redirects.js';
import { redirectStatementOf } from './redirect-statement.js';
import type { RedirectStatement } from './redirect-statement.js';
import { assertRepeats } from './repeated-code.js';
import { tokenIn, USUAL_SECRET, withoutOthers, withoutCode } from './replaced-login.js';
import { loginSettings } from './route-settings.js';
import { rightsTodo } from './server-todos.js';
import { linkedInSession } from './session-link.js';
import { assertOfSession } from './session-token.js';
import { assertLinksOnly } from './visitors.js';
import type { Place } from './visitors.js';

type Node = TSESTree.Node;

/** Rewrites an /authorize URL with a token, as the framework requires whose route it is in, or as any other URL. */
export const loginUrl: Rewriter<UrlNodes> = function* (request) {
  const { url } = request.nodes;
  // Its window gets the response, not a route.
  if (request.side === 'desktop') return yield* refuse('reason.desktop-login');
  const route = yield* frameworkRouteOf(request, url);
  // Whatever its file imports, such a function runs on a server.
  const server: RewriteRequest<UrlNodes> = { ...request, side: 'server' };
  if (route) return yield* linkedByUrl(server, route, url);
  if (isRedirectedByNext(request, url)) return yield* refuse('reason.nextjs-route-needed');
  const framework = request.side === 'server' ? frameworkOf(request) : undefined;
  if (framework !== undefined) return yield* refuse('reason.routes-of-framework', { framework });
  const redirect = handlerRedirectOf(request, url);
  if (redirect === undefined || request.side === 'browser') return yield* authorizeUrl(request);
  const outcome = outcomeOf(linkedInSession(server, redirect, url));
  if (!('refused' in outcome)) return outcome;
  // Passport's callback refuses a state that it did not make; other callbacks of Express can be extended.
  const isFinal =
    redirect.framework !== 'express' || usesPassport(request) || outcome.refused.id === 'reason.other-linking-callback';
  return isFinal ? yield* refuseWith(outcome) : yield* authorizeUrl(request);
};

/** Returns the framework of a server whose routes are apart from their handlers: in decorators, or in a table. */
function frameworkOf({ document: { options, text } }: RewriteRequest): string | undefined {
  if (/['"]@nestjs\//.test(text)) return 'NestJS';
  const packages = options.packages ?? {};
  return Object.hasOwn(packages, 'sails') && !Object.hasOwn(packages, 'express') ? 'Sails' : undefined;
}

/** Whether passport handles the callbacks of the application's logins. */
function usesPassport({ document: { options, text } }: RewriteRequest): boolean {
  return Object.hasOwn(options.packages ?? {}, 'passport') || /['"]passport['"]/.test(text);
}

/** A login that a framework's route starts, and how to replace it. */
interface RouteLogin {
  /** What the finding points at. */
  readonly at: Node;
  readonly redirect: RedirectStatement;
  /** Other statements that only the old login needs. */
  readonly removed: readonly Node[];
  readonly token: Node;
  /** Returns the declaration of the login's settings. */
  readonly settings: () => Attempt<string>;
  /** Expressions that a person has to replace. */
  readonly placeholders: readonly string[];
  readonly todos: readonly Message[];
}

/** Rewrites an /authorize URL that a route redirects to. */
function* linkedByUrl(request: RewriteRequest<UrlNodes>, route: FrameworkRoute, url: Node): Attempt<RewriteDraft> {
  const redirect = yield* redirectStatementOf(request, route, url);
  const login = yield* loginUrlOf(request, url);
  const secret = clientSecretOf(request, /(?<![\w.])useRuntimeConfig\(/.test(request.text));
  return yield* linkByRoute(request, route, {
    at: url,
    redirect,
    removed: [...login.statements, ...redirect.others],
    token: yield* tokenIn(login),
    settings: () => loginSettings(request, route, login, secret ?? USUAL_SECRET, redirect.statement),
    placeholders: secret === undefined ? [USUAL_SECRET] : [],
    todos: [],
  });
}

/**
 * Replaces a login that a route redirects to. The route starts a separate login and handles its callback, so the
 * application's callback, which would start a session, never gets it.
 */
export function* linkByRoute(
  request: RewriteRequest,
  route: FrameworkRoute,
  { at, redirect, removed, token, settings, placeholders, todos: others }: RouteLogin,
): Attempt<RewriteDraft> {
  if (isTaken(request.program.nodes, LINK_SETTINGS)) return yield* refuse('reason.other-linking-callback');
  yield* assertOfSession(request, token);
  yield* assertLinksOnly(request, redirect.statement, placeOf(route), token);
  yield* assertRepeats(request, route, redirect.statement, removed);
  const todos = [message('todo.allow-callback-url', { path: route.callbackPath }), rightsTodo(), ...others];
  const code = `${yield* settings()}\n${yield* answerSource(route, redirect.statement, sourceOf(request, token))}`;
  const unused = withoutOthers(request, [...removed, redirect.statement], code);
  const loader = route.action && (yield* linkLoaderOf(request, route.action));
  const edits = [
    replaced(request, redirect.statement, todos, code),
    ...withoutCode(request, [...removed, ...unused]),
    ...(loader?.edits ?? []),
    ...(route.edits ?? []),
  ];
  const helpers = [RESPONDERS[route.framework], ...(loader ? [loader.helper] : [])] as const;
  return {
    target: 'fetch',
    title: message('title.server-callback', { client: 'fetch' }),
    applicability: 'review',
    edits: [
      ...edits,
      ...(yield* unusedImports(request, edits)),
      ...(yield* unusedRequires(request, edits)),
      ...unusedModules(request, edits),
      ...(yield* insertHelpers(request, at, helpers)),
    ],
    todos,
    placeholders: [...placeholders, ...placeholdersOf(undefined)],
  };
}

/** Returns what a route's path and handler say about its visitors. */
function placeOf({ callbackPath, place }: FrameworkRoute): Place {
  const path = callbackPath.replace(/^\/(?:api\/)?auth\//, '/');
  return { names: [path, ...(place?.names ?? [])], guards: place?.guards ?? [] };
}

/** The helpers that answer a request, by framework. */
const RESPONDERS = {
  h3: 'sendAuth0Link',
  hapi: 'replyAuth0Link',
  'next-app': 'auth0LinkResponse',
  'next-pages': 'sendAuth0ApiLink',
  remix: 'auth0LinkResponse',
} as const;

/** Returns the statement that answers the request. */
function* answerSource(route: FrameworkRoute, { parent }: Node, token: string): Attempt<string> {
  const { handler } = route;
  const isTried = [...ancestors(parent, handler)].some(({ type }) => type === T.TryStatement);
  // Otherwise the `catch` would not get an error.
  if (isTried && !handler.async) return yield* refuse('reason.nextjs-handler-not-async');
  const values = [route.request, ...(route.response === undefined ? [] : [route.response]), LINK_SETTINGS, token];
  return `return ${isTried ? 'await ' : ''}${RESPONDERS[route.framework]}(${values.join(', ')});`;
}

function* ancestors(start: Node | undefined, end: Node): Iterable<Node> {
  for (let node = start; node !== undefined && node !== end; node = node.parent) yield node;
}

function replaced({ text, style }: RewriteRequest, statement: Node, todos: readonly Message[], code: string): Edit {
  const [start, end] = statement.range;
  const comment = todoComment(text, start, todos, LINK_DOCS, style).text;
  return { start, end, text: comment + inStyle(code, style, indentAt(text, start)) };
}
