import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import { statementOf } from '../code.js';
import { insertHelpers } from '../helpers/insert.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteDraft, RewriteRequest } from '../rewriter.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { unusedImports, unusedModules, unusedRequires } from '../unused-imports.js';
import type { HandlerRedirect } from './handler-redirect.js';
import { loginUrlOf } from './login-url.js';
import { placeholdersOf } from './management.js';
import { callbackTodo } from './mount.js';
import { tokenIn, USUAL_SECRET, withoutOthers, withoutCode } from './replaced-login.js';
import { assertPathFree, requestTokenOf, routeOf } from './route.js';
import type { Route } from './route.js';
import { rightsTodo } from './server-todos.js';
import { sessionCallbackEdits, pageTodoOf, startEdits } from './session-link-code.js';
import { sessionSecretOf } from './session-secret.js';
import { sessionSettings } from './session-settings.js';
import type { TextPart } from './setting-sources.js';
import { startedBefore } from './shared-session-link.js';
import { assertLinksOnly } from './visitors.js';

type Node = TSESTree.Node;

/**
 * Rewrites an /authorize URL that a handler with a session redirects to. A route next to the handler's own handles the
 * new login's callback, so the application's callback, which would start a session, never gets it.
 */
export function* linkedInSession(request: RewriteRequest, redirect: HandlerRedirect, url: Node): Attempt<RewriteDraft> {
  // Its sessions have `get()` and `set()`.
  if (isIn(request, '@fastify/secure-session')) return yield* refuse('reason.session-methods');
  if (!hasSession(request, redirect)) return yield* refuse('reason.session-not-found');
  const login = yield* loginUrlOf(request, url);
  const token = yield* tokenIn(login);
  const own = yield* routeOf(request, redirect.handler.body ?? redirect.handler);
  yield* assertLinksOnly(request, redirect.call, own.place, token);
  const tokenOfRequest = (yield* requestTokenOf(request, token, own)).source;
  const earlier = yield* startedBefore(request, own);
  const route = earlier === undefined ? own : { ...own, callbackPath: earlier.path };
  if (earlier === undefined) yield* assertPathFree(request, route);
  const secret = sessionSecretOf(request, route.statement);
  const place = {
    ...{ at: route.statement, own: redirect.request, callbackPath: route.callbackPath, redirect: redirect.call },
    host: hostOf(redirect),
    ...{ base: yield* baseOf(request, redirect, route), clientSecret: secret ?? USUAL_SECRET },
  };
  const settings = yield* sessionSettings(request, place, login);
  if (earlier?.suits(settings.declaration, tokenOfRequest) === false) {
    return yield* refuse('reason.other-linking-callback');
  }
  const link = { request, redirect, route, settings, token, tokenOfRequest };
  const removed = [...login.statements, ...redirect.others];
  const start = yield* startEdits(link, removed);
  const code = [...start.map(({ text }) => text), settings.declaration, tokenOfRequest].join('\n');
  const unused = withoutOthers(request, [...removed, redirect.call], code);
  const todos =
    earlier === undefined
      ? [callbackTodo(request, route, !settings.namesHost), rightsTodo()]
      : [message('todo.shared-callback', { path: route.callbackPath })];
  const edits = [
    ...(earlier === undefined
      ? yield* sessionCallbackEdits(link, todos)
      : [todoComment(request.text, statementOf(redirect.call).range[0], todos, LINK_DOCS, request.style)]),
    ...start,
    ...withoutCode(request, [...removed, ...unused]),
  ];
  const page = earlier === undefined ? pageTodoOf(link) : undefined;
  const { quote } = request.style;
  return {
    target: 'fetch',
    title: message('title.server-callback', { client: 'fetch' }),
    applicability: 'review',
    edits: [
      ...edits,
      ...(yield* unusedImports(request, edits)),
      ...(yield* unusedRequires(request, edits)),
      ...unusedModules(request, edits),
      ...(yield* insertHelpers(request, url, ['beginAuth0LinkIn', 'completeAuth0LinkIn'])),
    ],
    todos: page === undefined ? todos : [...todos, page],
    placeholders:
      earlier === undefined
        ? [
            ...(secret === undefined ? [USUAL_SECRET] : []),
            ...placeholdersOf(undefined),
            ...(page === undefined ? [] : [`${quote}/${quote}`]),
          ]
        : [],
  };
}

/** Packages that give each request a `session` of plain properties. */
const SESSIONS = {
  express: ['express-session', 'cookie-session'],
  fastify: ['@fastify/session', 'fastify-session'],
} as const;

/** Whether requests have a session: the code uses it, or the application has a package for it. */
function hasSession(request: RewriteRequest, { request: own, framework }: HandlerRedirect): boolean {
  const isUsed = new RegExp(`(?<![\\w$.])${own.name.replaceAll('$', '\\$')}\\.session\\b`).test(request.text);
  return isUsed || SESSIONS[framework].some((name) => isIn(request, name));
}

/** Whether the package depends on another one, or the file imports it. */
function isIn({ document: { options }, text }: RewriteRequest, name: string): boolean {
  return Object.hasOwn(options.packages ?? {}, name) || text.includes(`'${name}'`) || text.includes(`"${name}"`);
}

/** Returns what precedes the route's path, as an expression; undefined for an application. */
function* baseOf(
  request: RewriteRequest,
  { framework, request: own }: HandlerRedirect,
  { isMounted, owner, registry }: Route,
): Attempt<string | undefined> {
  if (!isMounted) return undefined;
  if (framework === 'express') return `${own.name}.baseUrl`;
  const [origin] = request.document.values.origins(owner);
  if (origin?.type === T.CallExpression) return undefined;
  return registry === undefined ? `${sourceOf(request, owner)}.prefix` : yield* refuse('reason.route-path-unknown');
}

/** Returns the URL of the host that a request is for. */
function hostOf({ framework, request: { name } }: HandlerRedirect): readonly TextPart[] | undefined {
  if (framework !== 'express') return undefined;
  return [{ code: `${name}.protocol` }, '://', { code: `${name}.get('host')` }];
}
