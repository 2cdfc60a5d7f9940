import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { Edit } from '../../core/types.js';
import { descendants, isTaken } from '../code.js';
import { withSlashes } from '../helpers/module/paths.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import { isOfNext } from '../server-files.js';
import { assertNoBasePath } from './nextjs-application.js';
import type { Router } from './nextjs-paths.js';
import { routerOf, wrappedHandler } from './nextjs-route.js';
import { partsAfter, pathWith, requestName } from './route-parts.js';
import { namesOf } from './route.js';
import type { Place } from './visitors.js';

/** A route of Next.js whose handler answers requests itself. */
interface NextHandler {
  /** The names of its request and, in the Pages Router, of its response. */
  readonly request: string;
  readonly response?: string;
  /** Adds the request to a handler without parameters. */
  readonly edits: readonly Edit[];
  /** The path that the login returns to, which this route serves too. */
  readonly callbackPath: string;
  readonly place: Pick<Place, 'names' | 'guards'>;
}

/** Returns the router of Next.js that serves a handler, by its file's path and its export. */
export function nextRouterOf(request: RewriteRequest, handler: FunctionNode): Router | undefined {
  const { node } = wrappedHandler(request, handler);
  const path = withSlashes(request.fileName);
  if (!isOfNext(request.document, request.program)) return undefined;
  if (/(?:^|\/)pages\/api\//.test(path)) return routerOf(request, node) === 'pages' ? 'pages' : undefined;
  const isRoute = /(?:^|\/)route\.[jt]sx?$/.test(path) && /(?:^|\/)app\//.test(path);
  return isRoute && (routerOf(request, node) === 'app' || methodOf(handler) !== undefined) ? 'app' : undefined;
}

/** Returns the method of requests that an exported handler of the App Router answers, if it is not GET. */
function methodOf(handler: FunctionNode): string | undefined {
  const declarator = handler.parent.type === T.VariableDeclarator ? handler.parent : undefined;
  const id = handler.type === T.FunctionDeclaration ? handler.id : declarator?.id;
  const isExported = (declarator?.parent ?? handler).parent.type === T.ExportNamedDeclaration;
  const name = isExported && id?.type === T.Identifier ? id.name : '';
  return /^(?:POST|PUT|PATCH|DELETE)$/.test(name) ? name : undefined;
}

/** Returns what new code needs to know about a handler. Refuses one that the login's callback would not reach. */
export function* nextHandlerOf(request: RewriteRequest, handler: FunctionNode, router: Router): Attempt<NextHandler> {
  const method = methodOf(handler);
  if (method !== undefined) return yield* refuse('reason.route-method', { method });
  const path = withSlashes(request.fileName);
  yield* assertNoBasePath(request, path.slice(0, path.lastIndexOf(`/${router}/`) + 1).replace(/\/$/, ''));
  const { guards } = wrappedHandler(request, handler);
  const added = router === 'app' ? yield* addedRequest(request, handler) : undefined;
  const [, response] = handler.params;
  if (router === 'pages' && response?.type !== T.Identifier) return yield* refuse('reason.response-not-found');
  return {
    request: added ? 'request' : yield* requestName(handler, undefined),
    ...(router === 'pages' && response?.type === T.Identifier && { response: response.name }),
    edits: added ? [added] : [],
    callbackPath: yield* nextPath(request, router),
    place: { names: namesOf(handler).filter((name) => name !== 'GET' && name !== 'handler'), guards },
  };
}

/** Adds a request to a handler that has no parameter. */
function* addedRequest({ text, style }: RewriteRequest, handler: FunctionNode): Attempt<Edit | undefined> {
  if (handler.params.length > 0) return undefined;
  const from = handler.type === T.FunctionDeclaration && handler.id ? handler.id.range[1] : handler.range[0];
  const start = text.indexOf('(', from) + 1;
  if (isTaken([...descendants(handler)], 'request')) return yield* refuse('reason.request-not-found');
  return { start, end: start, text: style.typescript ? 'request: Request' : 'request' };
}

/** Returns the path of a file in the folder of a router. */
function* nextPath(request: RewriteRequest, router: Router): Attempt<string> {
  const { folders, name } = partsAfter(request.fileName, router);
  if (folders === undefined) return yield* refuse('reason.route-path-unknown');
  // A folder in brackets groups routes without being a part of their path.
  const own = folders.filter((folder) => !folder.startsWith('('));
  const parts = router === 'app' || name === 'index' ? own : [...own, name];
  const isFolder = router === 'app' || name === 'index';
  return yield* pathWith(request, parts, /^\[\w+\]$/, isFolder ? () => `../callback/${name}` : undefined);
}
