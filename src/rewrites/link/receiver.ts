import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../core/node-types.js';
import type { Api } from '../../rules/auth0/catalog.js';
import { auth0 } from '../../rules/auth0/services.js';
import { isInScope } from '../code.js';
import { NotUnderstood, sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { serviceOf } from './angularjs-service.js';

type Node = TSESTree.Node;

/** Where an SDK's object is made. @throws {NotUnderstood} where that is in another file, or not seen */
export function constructionOf(
  { context }: RewriteRequest,
  receiver: Node,
  api: Api,
): TSESTree.NewExpression | TSESTree.CallExpression {
  const construction = auth0(context).sdk.identify(receiver, api)?.construction;
  if (construction === undefined) throw new NotUnderstood('the object that is called is not made in this file');
  return construction;
}

/**
 * Where an SDK's object is made; undefined where that is in another file, from which the document has it.
 * @throws {NotUnderstood} where it is only its name that says what it is, or AngularJS hands it over: what is called back
 *   would not be noticed by AngularJS then
 */
export function constructionIfSeen(
  request: RewriteRequest,
  receiver: Node,
  api: Api,
): TSESTree.NewExpression | TSESTree.CallExpression | undefined {
  const identified = auth0(request.context).sdk.identify(receiver, api);
  const isImported = identified?.by === 'proven' && serviceOf(request, receiver) === undefined;
  return identified?.construction ?? (isImported ? undefined : constructionOf(request, receiver, api));
}

/** What stands for a setting that is not in reach where it is needed: a person fills it in. */
export const PLACEHOLDERS = { domain: 'YOUR_DOMAIN', 'client id': 'YOUR_CLIENT_ID' } as const;

/** An argument of a construction as an expression for another place, or a placeholder where it means something else there. */
export function argumentFor(
  request: RewriteRequest,
  argument: Node | undefined,
  at: Node,
  what: keyof typeof PLACEHOLDERS,
): string {
  const isUsable =
    argument !== undefined && argument.type !== T.SpreadElement && isInScope(request.context, argument, at);
  const { quote } = request.style;
  return isUsable ? sourceOf(request, argument) : quote + PLACEHOLDERS[what] + quote;
}

/** An option of a construction, likewise. */
export function optionFor(
  request: RewriteRequest,
  options: Node | undefined,
  names: readonly string[],
  at: Node,
  what: keyof typeof PLACEHOLDERS,
): string {
  const sites = options ? names.flatMap((name) => request.context.values.properties(options, [name])) : [];
  const [site, ...others] = sites;
  return argumentFor(request, others.length === 0 ? site?.value : undefined, at, what);
}

/** The class of a construction. @throws {NotUnderstood} where it cannot be named at another place */
export function classFor(
  request: RewriteRequest,
  { callee }: TSESTree.NewExpression | TSESTree.CallExpression,
  at: Node,
): string {
  if (!isInScope(request.context, callee, at))
    throw new NotUnderstood('the class of the object is not known where the token is handed over');
  return sourceOf(request, callee);
}
