import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import type { Message } from '../../messages/message.js';
import { indentAt, statementOf } from '../code.js';
import { appendProperty } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { inStyle } from '../style.js';
import { LINK_DOCS, todoComment } from '../todos.js';
import { insertedBefore, stateBranch } from './nextjs-branch.js';
import type { FileRoute, NamedRoute, NextRoute, Parameter } from './nextjs-route.js';
import type { NextSdk } from './nextjs-sdk.js';

/** The callback of a linking login, to be inserted. */
export interface Callback<Route extends NextRoute = NextRoute> {
  readonly request: RewriteRequest;
  readonly route: Route;
  readonly sdk: NextSdk;
  readonly parameters: readonly [Parameter, Parameter];
  /** What links: a client, or a domain, as an expression. */
  readonly owner: string;
  /** The statement that creates the client, with a line break; empty if there is nothing to create. */
  readonly declaration: string;
  readonly todos: readonly Message[];
}

/** Inserts the callback of a linking login: an entry of `handleAuth()`, or a branch of the login's own handler. */
export function* callbackEdits(callback: Callback): Attempt<Edit[]> {
  const { route } = callback;
  return route.kind === 'named' ? yield* entry({ ...callback, route }) : yield* branch({ ...callback, route });
}

function* entry(callback: Callback<NamedRoute>): Attempt<Edit[]> {
  const { request, route, todos, parameters } = callback;
  const { text, style } = request;
  const [first] = route.routes.properties;
  const start = first?.range[0] ?? route.routes.range[0];
  const indent = indentAt(text, start);
  const [req, res] = parameters;
  const code = `'${route.callbackName}': async (${req.source}, ${res.source}) => {
${declared(callback)}  ${route.router === 'app' ? 'return' : 'await'} ${handled(callback)};
}`;
  const property = inStyle(code, style, indent);
  // In a list on a single line, the entry has no room for comments.
  const hasLines =
    first !== undefined && text.slice(0, start).endsWith(indent) && /[\r\n][ \t]*$/.test(text.slice(0, start));
  const comment = todoComment(text, hasLines ? start : statementOf(route.auth).range[0], todos, LINK_DOCS, style);
  if (hasLines) return yield* appendProperty(text, route.routes, comment.text + property);
  return [comment, ...(yield* appendProperty(text, route.routes, property))];
}

function* branch(callback: Callback<FileRoute>): Attempt<Edit[]> {
  const { request, route, todos, parameters } = callback;
  const [outer] = route.handler.body.body;
  // What the handler catches of a login, it should catch of its callback.
  const [first] = outer?.type === T.TryStatement ? outer.block.body : [outer];
  if (first === undefined) return yield* refuse('reason.call-not-found');
  const [req] = parameters;
  const code = stateBranch(route.router, req.name, handled(callback), declared(callback));
  return [insertedBefore(request, first.range[0], todos, code)];
}

/**
 * Returns the statement that creates the client, in the function that uses it: `next build` loads the module, where the
 * settings may be missing.
 */
function declared({ declaration }: Callback): string {
  return declaration.replaceAll(/^(?=.)/gm, '  ');
}

/** Returns the call that completes the linking login. */
function handled({ route, sdk, parameters: [req, res], owner }: Callback): string {
  return `${sdk.handleCallback}(${req.name}, ${res.name}, {
    redirectUri: auth0LinkUrl(${urlArguments(route.callbackPath, sdk.baseUrl)}),
    afterCallback: linkWhoLoggedIn(await ${sdk.session(req.name, res.name)}, ${owner}),
  })`;
}

/** Returns the arguments of `auth0LinkUrl()`. */
export function urlArguments(path: string, baseUrl: string | undefined): string {
  return baseUrl === undefined ? `'${path}'` : `'${path}', ${baseUrl}`;
}
