import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, isString, unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { propertyOf } from '../objects.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';

/** A route of hapi, as its table has it: `{ method: 'GET', path: '/link', handler }`. */
export interface HapiRoute {
  readonly handler: FunctionNode;
  readonly path: string;
  /** The name of the handler's toolkit. */
  readonly toolkit: string;
}

/** Returns the route whose handler a node is in; undefined if it is in none of hapi 17 or later. */
export function* hapiRouteOf(request: RewriteRequest, at: TSESTree.Node): Attempt<HapiRoute | undefined> {
  const { document } = request;
  const version = versionOf(document, '@hapi/hapi') ?? versionOf(document, 'hapi');
  if (version === undefined || mayBe(version, '<17')) return undefined;
  let handler = enclosingFunction(at);
  while (handler !== undefined && tableOf(handler) === undefined) handler = enclosingFunction(handler);
  const table = handler && tableOf(handler);
  const toolkit = handler?.params[1];
  if (handler === undefined || table === undefined || toolkit?.type !== T.Identifier) return undefined;
  const path = propertyOf(table, 'path')?.value;
  const method = propertyOf(table, 'method')?.value;
  const methods = method === undefined ? [] : method.type === T.ArrayExpression ? method.elements : [method];
  const names = methods.map((each) => (each && isString(each) ? each.value.toUpperCase() : ''));
  if (!names.some((name) => name === 'GET' || name === '*')) {
    return yield* refuse('reason.route-method', { method: names.join(', ') });
  }
  if (!path || !isString(path)) return yield* refuse('reason.route-path-unknown');
  return { handler, path: path.value, toolkit: toolkit.name };
}

/** Returns the object with a handler's route; the handler may be among its options. */
function tableOf(handler: FunctionNode): TSESTree.ObjectExpression | undefined {
  const property = handler.parent;
  if (property.type !== T.Property || property.parent.type !== T.ObjectExpression) return undefined;
  const table = property.parent;
  if (propertyOf(table, 'path')) return table;
  const options = table.parent;
  const outer = options.type === T.Property ? unwrap(options.parent) : undefined;
  return outer?.type === T.ObjectExpression && propertyOf(outer, 'path') ? outer : undefined;
}

/** Returns the path of a login's callback in a route of hapi, which the route serves, too. */
export function* hapiPath(request: RewriteRequest, { path }: HapiRoute): Attempt<string> {
  const parts = path.split('/').filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const varies = /^\{\w+\??\}$/.test(last);
  const served = varies ? [...parts.slice(0, -1), 'callback'] : parts;
  const isPlain = served.length > 0 && served.every((part) => /^[\w.~-]+$/.test(part));
  if (!isPlain) return yield* refuse('reason.route-path-varies');
  const route = `/${served.join('/')}`;
  const isTaken = varies && request.program.nodes.some((node) => isString(node) && node.value === route);
  return isTaken ? yield* refuse('reason.route-exists', { route }) : route;
}
