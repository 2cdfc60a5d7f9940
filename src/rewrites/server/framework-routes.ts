import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, isFunction, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { lastPartOf, withSlashes } from '../helpers/module/paths.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { isAtEdge } from '../server-files.js';

type Node = TSESTree.Node;

/** A route of a framework that calls one function for each request, found by its file's path. */
export interface FrameworkRoute {
  /** Remix and React Router; or h3, on which Nuxt and Nitro are built. */
  readonly framework: 'remix' | 'h3';
  readonly handler: FunctionNode & { readonly body: TSESTree.BlockStatement };
  /** The handler's request, or event, as an expression. */
  readonly request: string;
  /** The path that the login returns to, which this route serves too. */
  readonly callbackPath: string;
  /** The export of a handler that only answers POST requests: the callback needs another one. */
  readonly action: Node | undefined;
}

/** Returns the framework's route that a node is in; undefined if it is in none. */
export function* frameworkRouteOf(request: RewriteRequest, at: Node): Attempt<FrameworkRoute | undefined> {
  let handler = enclosingFunction(at);
  for (let outer = handler; outer !== undefined; outer = enclosingFunction(outer)) handler = outer;
  if (handler === undefined) return undefined;
  const method = methodOf(request, handler);
  const isEvent = method === undefined && isEventHandler(request, handler);
  if (method === undefined && !isEvent) return undefined;
  if (!isWithNode(request)) return yield* refuse('reason.edge-platform');
  const h3 = versionOf(request.document, 'h3');
  if (isEvent && h3 !== undefined && mayBe(h3, '>=2.0.0-0')) return yield* refuse('reason.h3-2');
  const callbackPath = method ? yield* remixPath(request) : yield* nitroPath(request);
  const { body } = handler;
  if (body?.type !== T.BlockStatement) return yield* refuse('reason.handler-without-statements');
  return {
    framework: method ? 'remix' : 'h3',
    handler: handler as FrameworkRoute['handler'],
    request: yield* requestName(handler, method ? 'request' : undefined),
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

/** Returns the name of a handler's parameter, or of a property of it. */
function* requestName(handler: FunctionNode, property: string | undefined): Attempt<string> {
  const [parameter] = handler.params;
  if (parameter?.type === T.Identifier) return property ? `${parameter.name}.${property}` : parameter.name;
  const properties = parameter?.type === T.ObjectPattern && property ? parameter.properties : [];
  for (const each of properties) {
    const isIt = each.type === T.Property && each.key.type === T.Identifier && each.key.name === property;
    if (isIt && each.value.type === T.Identifier) return each.value.name;
  }
  return yield* refuse('reason.request-not-found');
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

function partsAfter(fileName: string, folder: string): { folders: string[] | undefined; name: string } {
  const parts = withSlashes(fileName)
    .replace(/\.[cm]?[jt]sx?$/, '')
    .split('/');
  const starts = parts.flatMap((part, index) => (part === folder ? [index] : []));
  const [start] = starts;
  // Another folder of the path may have the same name.
  const isOne = start !== undefined && starts.length === 1;
  return { folders: isOne ? parts.slice(start + 1, -1) : undefined, name: parts.at(-1) ?? '' };
}

/**
 * Returns a path for a login's callback. A route that ends in a parameter also serves `callback` in its place.
 * @param parameter matches a part that varies
 */
function* pathWith(request: RewriteRequest, parts: readonly string[], parameter: RegExp): Attempt<string> {
  const last = parts.at(-1) ?? '';
  const varies = parameter.test(last);
  const fixed = varies ? [...parts.slice(0, -1), 'callback'] : parts;
  const isPlain = fixed.length > 0 && fixed.every((part) => /^[\w-]+$/.test(part));
  if (!isPlain) return yield* refuse('reason.route-path-varies');
  const path = `/${fixed.join('/')}`;
  const sibling = varies ? `./${lastPartOf(request.fileName).replace(last, 'callback')}` : undefined;
  if (sibling !== undefined && request.project.read(request.fileName, sibling.replace(/\.[jt]sx?$/, ''))) {
    return yield* refuse('reason.route-exists', { route: path });
  }
  return path;
}

/** Whether a function is the handler itself, and not one inside of it. */
export function isIn(node: Node, { handler }: FrameworkRoute): boolean {
  return isFunction(handler) && enclosingFunction(node) === handler;
}
