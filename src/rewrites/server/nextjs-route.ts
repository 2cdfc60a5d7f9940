import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { keyOf, propertyOf } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { factoryOf } from './nextjs-factory.js';
import type { Factory } from './nextjs-factory.js';
import { catchAllPath, isDynamic, pathOf } from './nextjs-paths.js';
import type { Router } from './nextjs-paths.js';
import { namesOf } from './route.js';
import type { ServerToken } from './server-token.js';
import { isLinkingName } from './visitors.js';
import type { Place } from './visitors.js';

type Node = TSESTree.Node;

interface Common {
  readonly router: Router;
  readonly place: Place;
  /** The callback's path from the site's root. */
  readonly callbackPath: string;
  /** Whether an earlier rewrite added the callback. */
  readonly isKnown: boolean;
}

/** A login in `handleAuth({ name: handler })`: another entry there handles its callback. */
export interface NamedRoute extends Common {
  readonly kind: 'named';
  /** The `handleAuth()` call, and the object with its routes. */
  readonly auth: TSESTree.CallExpression;
  readonly routes: TSESTree.ObjectExpression;
  readonly callbackName: string;
}

/** A login in a separate file, such as `pages/api/link.js`: the same handler handles its callback. */
export interface FileRoute extends Common {
  readonly kind: 'file';
  readonly handler: FunctionNode & { readonly body: TSESTree.BlockStatement };
}

export type NextRoute = NamedRoute | FileRoute;

/** A parameter of a handler: its name, and its source with a type. */
export interface Parameter {
  readonly name: string;
  readonly source: string;
}

/** Route names that `handleAuth()` reserves, apart from the ordinary login. */
const RESERVED = /^(?:logout|callback|me|profile|onError|backchannel-logout)$/;

/** Returns the route of a login; refuses where Relink can't tell where it returns to. */
export function* nextRouteOf(request: RewriteRequest, { call, provider }: ServerToken): Attempt<NextRoute> {
  const handler = enclosingFunction(call);
  const { node, guards } = wrappedHandler(request, provider || handler === undefined ? call : handler);
  const auth = authOf(request, node);
  if (auth !== undefined) return yield* namedRoute(request, auth, guards, provider ?? handler);
  const factory = handler && !provider ? factoryOf(request, handler) : undefined;
  if (factory) return yield* factoryRoute(request, factory);
  if (handler === undefined || provider) return yield* refuse('reason.nextjs-not-handle-auth');
  return yield* fileRoute(request, handler, node, guards);
}

/** Returns the route of a login whose handler a function makes for several entries of `handleAuth()`. */
function* factoryRoute(request: RewriteRequest, { name, calls }: Factory): Attempt<NamedRoute> {
  const made = calls.map((call) => wrappedHandler(request, call));
  const entries = made.map(({ node }) => authOf(request, node));
  const [entry] = entries;
  const names = entries.flatMap((each) => each?.name ?? []);
  const isOne = entries.every((each) => each?.auth === entry?.auth) && names.length === calls.length;
  if (entry === undefined || !isOne) return yield* refuse('reason.nextjs-not-handle-auth');
  const own = names.find((each) => RESERVED.test(each));
  if (own !== undefined) return yield* refuse('reason.nextjs-own-route', { route: own });
  const route = yield* namedRoute(request, { ...entry, name }, [], undefined);
  // An entry that does not link decides for all of them.
  const plain = names.filter((each) => !isLinkingName(each));
  const guards = made.every((each) => each.guards.length > 0) ? (made[0]?.guards ?? []) : [];
  return { ...route, place: { names: plain.length > 0 ? plain : names, guards } };
}

/** Returns a login's GET route in a separate file of the App Router, which can handle its callback, too. */
export function* appRouteOf(request: RewriteRequest, call: Node): Attempt<FileRoute> {
  const handler = enclosingFunction(call);
  const { node, guards } = wrappedHandler(request, handler ?? call);
  const isApp = handler !== undefined && routerOf(request, node) === 'app';
  const isHere = isApp && (pathOf(request, 'app') !== undefined || isDynamic(request, 'app'));
  return isHere ? yield* fileRoute(request, handler, node, guards) : yield* refuse('reason.nextjs-4-route');
}

/**
 * Returns a login's API route of the Pages Router, which can handle its callback, too: a file, or the entry `login` of
 * `handleAuth()`, the only one for logins that version 1 serves (1.9.2: dist/handlers/auth.js).
 */
export function* apiRouteOf(
  request: RewriteRequest,
  call: Node,
): Attempt<Pick<FileRoute, 'callbackPath' | 'handler' | 'place'>> {
  const handler = enclosingFunction(call);
  const { node, guards } = wrappedHandler(request, handler ?? call);
  const auth = authOf(request, node);
  if (auth !== undefined && auth.name !== 'login') {
    return yield* refuse('reason.nextjs-1-route', { route: auth.name ?? '' });
  }
  if (handler === undefined || (!auth && routerOf(request, node) !== 'pages')) {
    return yield* refuse('reason.nextjs-not-handle-auth');
  }
  if (auth === undefined) return yield* fileRoute(request, handler, node, guards);
  const place = { names: ['login'], guards };
  const callbackPath = `${catchAllPath(request) ?? '/api/auth'}/login`;
  return { handler: yield* asyncHandler(handler), callbackPath, place };
}

function* asyncHandler(handler: FunctionNode): Attempt<FileRoute['handler']> {
  if (handler.body?.type !== T.BlockStatement || !handler.async) {
    return yield* refuse('reason.nextjs-handler-not-async');
  }
  return handler as FileRoute['handler'];
}

/** Returns what a file exports or registers of a handler: the handler itself, or calls of functions that wrap it. */
export function wrappedHandler(
  request: RewriteRequest,
  handler: Node,
): { readonly node: Node; readonly guards: readonly Node[] } {
  const guards: Node[] = [];
  let node = handler;
  for (;;) {
    const use: Node = node.parent?.type === T.CallExpression ? node : (onlyUse(request, node) ?? node);
    if (use.parent?.type === T.Property) node = use;
    if (use.parent?.type !== T.CallExpression || !use.parent.arguments.includes(use as TSESTree.Expression)) break;
    node = use.parent;
    guards.push(node.callee);
  }
  return { node, guards };
}

interface Entry {
  readonly auth: TSESTree.CallExpression;
  readonly routes: TSESTree.ObjectExpression;
  readonly name: string | undefined;
  /** The name of the callback that it shares with others. */
  readonly callbackName?: string;
}

/** Returns the entry of `handleAuth({ name: handler })` whose value is `node`. */
function authOf(request: RewriteRequest, { parent: property }: Node): Entry | undefined {
  if (property?.type !== T.Property || property.parent.type !== T.ObjectExpression) return undefined;
  const routes = property.parent;
  const auth = routes.parent;
  const isAuth =
    auth.type === T.CallExpression &&
    auth.arguments[0] === routes &&
    /(?:^|\.)handleAuth$/.test(sourceOf(request, auth.callee));
  return isAuth ? { auth, routes, name: keyOf(property) } : undefined;
}

/** Returns the only use of a handler in a variable or a function declaration: `handleAuth({ link })`, `wrap(handler)`. */
function onlyUse(request: RewriteRequest, node: Node): Node | undefined {
  const name =
    node.type === T.FunctionDeclaration
      ? node.id
      : node.parent?.type === T.VariableDeclarator && node.parent.id.type === T.Identifier
        ? node.parent.id
        : undefined;
  const uses = name ? (request.document.values.bindingOf(name)?.references ?? []) : [];
  const reads = uses.filter((use) => use.isRead());
  return reads.length === 1 ? reads[0]?.identifier : undefined;
}

function* namedRoute(
  request: RewriteRequest,
  { auth, routes, name }: Entry,
  guards: readonly Node[],
  handler: FunctionNode | undefined,
): Attempt<NamedRoute> {
  const router = routerOf(request, auth);
  if (router === undefined) return yield* refuse('reason.nextjs-router-unknown');
  if (name === undefined || !/^[\w-]+$/.test(name)) return yield* refuse('reason.route-path-not-plain');
  if (RESERVED.test(name)) return yield* refuse('reason.nextjs-own-route', { route: name });
  const known = knownEntry(request, routes);
  const callbackName = known ?? (name === 'login' ? 'link-callback' : `${name}-callback`);
  if (known === undefined && propertyOf(routes, callbackName)) {
    return yield* refuse('reason.route-exists', { route: callbackName });
  }
  return {
    kind: 'named',
    router,
    auth,
    routes,
    callbackName,
    callbackPath: `${catchAllPath(request) ?? '/api/auth'}/${callbackName}`,
    isKnown: known !== undefined,
    place: { names: [name, ...(handler ? namesOf(handler) : [])], guards },
  };
}

/** Returns the callback that an earlier rewrite added; logins can share it because `state` holds their data. */
function knownEntry(request: RewriteRequest, routes: TSESTree.ObjectExpression): string | undefined {
  const own = routes.properties.find(
    (property): property is TSESTree.Property => property.type === T.Property && hasCallback(request, property.value),
  );
  return own && keyOf(own);
}

function hasCallback(request: RewriteRequest, node: Node): boolean {
  return sourceOf(request, node).includes('afterCallback: linkWhoLoggedIn(');
}

function* fileRoute(
  request: RewriteRequest,
  handler: FunctionNode,
  exported: Node,
  guards: readonly Node[],
): Attempt<FileRoute> {
  const router = routerOf(request, exported);
  const callbackPath = pathOf(request, router);
  if (router === undefined) return yield* refuse('reason.nextjs-not-handle-auth');
  if (callbackPath === undefined) {
    return yield* refuse(isDynamic(request, router) ? 'reason.nextjs-dynamic-route' : 'reason.nextjs-not-handle-auth');
  }
  return {
    kind: 'file',
    router,
    handler: yield* asyncHandler(handler),
    callbackPath,
    isKnown: hasCallback(request, handler),
    place: {
      names: [callbackPath, ...namesOf(handler).filter((name) => name !== 'GET' && name !== 'handler')],
      guards,
    },
  };
}

/** Returns how a file exports a handler: as its default in the Pages Router, by HTTP method in the App Router. */
export function routerOf(request: RewriteRequest, handler: Node): Router | undefined {
  const { parent } = handler;
  if (parent?.type === T.ExportDefaultDeclaration) return 'pages';
  if (parent?.type === T.AssignmentExpression) {
    const left = sourceOf(request, parent.left);
    return left === 'module.exports' ? 'pages' : /^(?:module\.)?exports\.GET$/.test(left) ? 'app' : undefined;
  }
  const name =
    handler.type === T.FunctionDeclaration
      ? handler.id?.name
      : parent?.type === T.VariableDeclarator && parent.id.type === T.Identifier
        ? parent.id.name
        : undefined;
  if (name === undefined) return undefined;
  for (const statement of request.program.ast.body) {
    if (statement.type === T.ExportDefaultDeclaration && sourceOf(request, statement.declaration) === name) {
      return 'pages';
    }
    if (statement.type !== T.ExportNamedDeclaration) continue;
    const isIn = statement.range[0] <= handler.range[0] && handler.range[1] <= statement.range[1];
    if (isIn && isMethod(name)) return 'app';
    for (const { local, exported } of statement.specifiers) {
      const as = exported.type === T.Identifier ? exported.name : exported.value;
      if (local.type === T.Identifier && local.name === name) {
        return as === 'default' ? 'pages' : isMethod(as) ? 'app' : undefined;
      }
    }
  }
  return undefined;
}

/** Whether a route of the App Router serves logins and their callbacks under this name. */
function isMethod(name: string): boolean {
  return name === 'GET';
}

/**
 * Returns the arguments that a login passes to the SDK before its options: `handleLogin(req, res, options)`, or
 * `handleLogin(options)(req, res)` (3.8.0: dist/handlers/router-helpers.js).
 */
export function requestArguments({ call }: Pick<ServerToken, 'call'>): readonly TSESTree.Node[] {
  const { parent } = call;
  if (call.arguments.length !== 1) return call.arguments.slice(0, 2);
  return parent.type === T.CallExpression && parent.callee === call ? parent.arguments : [];
}

/** Returns the local names of a handler's two parameters, which it passes on to the SDK. */
export function* parametersOf(request: RewriteRequest, option: ServerToken): Attempt<[Parameter, Parameter]> {
  const handler = enclosingFunction(option.call);
  const [req, res, ...more] = handler?.params ?? [];
  if (req?.type !== T.Identifier || res?.type !== T.Identifier || more.length > 0) {
    return yield* refuse('reason.request-and-response-not-found');
  }
  const passed = requestArguments(option).map((argument) => sourceOf(request, unwrap(argument)));
  if (passed[0] !== req.name || passed[1] !== res.name) {
    return yield* refuse('reason.request-and-response-not-found');
  }
  return [
    { name: req.name, source: sourceOf(request, req) },
    { name: res.name, source: sourceOf(request, res) },
  ];
}
