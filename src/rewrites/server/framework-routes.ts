import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, isFunction, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { withSlashes } from '../helpers/module/paths.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { isAtEdge } from '../server-files.js';
import { hapiPath, hapiRouteOf } from './hapi-routes.js';
import { nextHandlerOf, nextRouterOf } from './nextjs-handlers.js';
import type { Router } from './nextjs-paths.js';
import { partsAfter, pathWith, requestName } from './route-parts.js';
import type { Place } from './visitors.js';

type Node = TSESTree.Node;

/** A route of a framework that calls one function for each request, found by its file's path. */
export interface FrameworkRoute {
  /** Remix and React Router; h3, on which Nuxt and Nitro are built; hapi; or a router of Next.js. */
  readonly framework: 'remix' | 'h3' | 'hapi' | 'next-app' | 'next-pages';
  readonly handler: FunctionNode & { readonly body: TSESTree.BlockStatement };
  /** The handler's request, or event, as an expression. */
  readonly request: string;
  /** The handler's response, or hapi's response toolkit, where that is a parameter. */
  readonly response?: string;
  /** Adds the request to a handler without parameters. */
  readonly edits?: readonly Edit[];
  /** Further signs of who may start the login: the handler's names, and functions that wrap it. */
  readonly place?: Pick<Place, 'names' | 'guards'>;
  /** The path that the login returns to, which this route serves too. */
  readonly callbackPath: string;
  /** The export of a handler that only answers POST requests: the callback needs another one. */
  readonly action: Node | undefined;
}

/** Returns the framework's route that a node is in; undefined if it is in none. */
export function* frameworkRouteOf(request: RewriteRequest, at: Node): Attempt<FrameworkRoute | undefined> {
  let outermost = enclosingFunction(at);
  for (let outer = outermost; outer !== undefined; outer = enclosingFunction(outer)) outermost = outer;
  if (outermost === undefined) return undefined;
  const method = methodOf(request, outermost);
  const isEvent = method === undefined && isEventHandler(request, outermost);
  const next = method === undefined && !isEvent ? nextRouterOf(request, outermost) : undefined;
  const hapi = method === undefined && !isEvent && !next ? yield* hapiRouteOf(request, at) : undefined;
  const handler = hapi?.handler ?? outermost;
  if (method === undefined && !isEvent && next === undefined && hapi === undefined) return undefined;
  if (!isWithNode(request)) return yield* refuse('reason.edge-platform');
  const h3 = versionOf(request.document, 'h3');
  if (isEvent && h3 !== undefined && mayBe(h3, '>=2.0.0-0')) return yield* refuse('reason.h3-2');
  if (next) return yield* nextRouteWith(request, handler, next);
  const callbackPath = hapi
    ? yield* hapiPath(request, hapi)
    : method
      ? yield* remixPath(request)
      : yield* nitroPath(request);
  const { body } = handler;
  if (body?.type !== T.BlockStatement) return yield* refuse('reason.handler-without-statements');
  return {
    framework: hapi ? 'hapi' : method ? 'remix' : 'h3',
    handler: handler as FrameworkRoute['handler'],
    request: yield* requestName(handler, method ? 'request' : undefined),
    ...(hapi && { response: hapi.toolkit }),
    callbackPath,
    action: method?.name === 'action' ? method.statement : undefined,
  };
}

/** Whether the code runs on Node, whose `crypto` and environment new code needs. */
function isWithNode({ document, fileName }: RewriteRequest): boolean {
  const packages = Object.keys(document.options.packages ?? {});
  const isOther = packages.some((name) => /^@(?:remix-run|react-router)\/(?:cloudflare|deno)/.test(name));
  return !isOther && !isAtEdge(document, fileName);
}

interface Method {
  readonly name: 'loader' | 'action';
  readonly statement: Node;
}

/** Returns which of Remix's functions a handler is: `export const loader = async ({ request }) => …`. */
function methodOf({ document, program, fileName }: RewriteRequest, handler: FunctionNode): Method | undefined {
  const packages = Object.keys(document.options.packages ?? {});
  const modules = program.ast.body.flatMap((each) => (each.type === T.ImportDeclaration ? each.source.value : []));
  const isRemix = [...packages, ...modules].some((name) => /^@(?:remix-run|react-router)\//.test(name));
  if (!isRemix || !/(?:^|\/)routes\//.test(withSlashes(fileName))) return undefined;
  const declarator = handler.parent.type === T.VariableDeclarator ? handler.parent : undefined;
  const id = handler.type === T.FunctionDeclaration ? handler.id : declarator?.id;
  const statement = (declarator?.parent ?? handler).parent;
  const name = id?.type === T.Identifier ? id.name : undefined;
  const isExported = statement.type === T.ExportNamedDeclaration;
  return isExported && (name === 'loader' || name === 'action') ? { name, statement } : undefined;
}

/** Whether a function is a file's `export default defineEventHandler(…)`. */
function isEventHandler({ fileName }: RewriteRequest, handler: FunctionNode): boolean {
  const call = handler.parent;
  return (
    /(?:^|\/)server\/(?:api|routes)\//.test(withSlashes(fileName)) &&
    call.type === T.CallExpression &&
    /^(?:defineEventHandler|eventHandler)$/.test(calledName(call) ?? '') &&
    unwrap(call.callee).type === T.Identifier &&
    call.parent.type === T.ExportDefaultDeclaration
  );
}

/** Returns a route of Next.js. */
function* nextRouteWith(request: RewriteRequest, handler: FunctionNode, router: Router): Attempt<FrameworkRoute> {
  const { body } = handler;
  if (body?.type !== T.BlockStatement) return yield* refuse('reason.handler-without-statements');
  return {
    ...(yield* nextHandlerOf(request, handler, router)),
    framework: `next-${router}`,
    handler: handler as FrameworkRoute['handler'],
    action: undefined,
  };
}

/** Returns the path of a file in Remix's `routes`, by the conventions that its versions share. */
function* remixPath(request: RewriteRequest): Attempt<string> {
  const { document, fileName } = request;
  const packages = document.options.packages ?? {};
  const isListed = packages['react-router'] !== undefined && !Object.keys(packages).some((name) => BY_FILES.test(name));
  const { folders, name } = partsAfter(fileName, 'routes');
  if (isListed || folders === undefined) return yield* refuse('reason.route-path-unknown');
  // `auth.link/route.tsx` is `auth.link.tsx`.
  const parts = [...folders, ...(name === 'route' && folders.length > 0 ? [] : [name])].flatMap((each) =>
    each.split('.'),
  );
  const own = /^_?index$/.test(parts.at(-1) ?? '') ? parts.slice(0, -1) : parts;
  const served = own.filter((part) => !part.startsWith('_')).map((part) => part.replace(/_$/, ''));
  return yield* pathWith(request, served, /^\$\w+$/);
}

/** Packages that take routes from files; React Router itself has a list of them. */
const BY_FILES = /^@remix-run\/|^@react-router\/fs-routes$/;

/** Returns the path of a file in Nitro's `server/api` or `server/routes`. */
function* nitroPath(request: RewriteRequest): Attempt<string> {
  const { folders, name } = partsAfter(request.fileName, 'server');
  const [last = '', method, ...more] = name.split('.');
  if (folders === undefined || more.length > 0) return yield* refuse('reason.route-path-unknown');
  if (method !== undefined && method !== 'get')
    return yield* refuse('reason.route-method', { method: method.toUpperCase() });
  const own = folders[0] === 'routes' ? folders.slice(1) : folders;
  return yield* pathWith(request, last === 'index' ? own : [...own, last], /^\[\w+\]$/);
}

/** Whether a function is the handler itself, and not one inside of it. */
export function isIn(node: Node, { handler }: FrameworkRoute): boolean {
  return isFunction(handler) && enclosingFunction(node) === handler;
}
