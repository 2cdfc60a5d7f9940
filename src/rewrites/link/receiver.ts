import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../core/node-types.js';
import type { Api } from '../../rules/auth0/catalog.js';
import { auth0 } from '../../rules/auth0/services.js';
import { isInScope } from '../code.js';
import { NotUnderstood, sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';

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

/** An argument of a construction, as an expression for another place. @throws {NotUnderstood} where it means something else there */
export function argumentFor(request: RewriteRequest, argument: Node | undefined, at: Node, what: string): string {
  if (argument === undefined || argument.type === T.SpreadElement || !isInScope(request.context, argument, at)) {
    throw new NotUnderstood(`the ${what} is not known where the token is handed over`);
  }
  return sourceOf(request, argument);
}

/** An option of a construction, as an expression for another place. */
export function optionFor(
  request: RewriteRequest,
  options: Node | undefined,
  names: readonly string[],
  at: Node,
  what: string,
): string {
  const sites = options ? names.flatMap((name) => request.context.values.properties(options, [name])) : [];
  const [site, ...others] = sites;
  return argumentFor(request, others.length === 0 ? site?.value : undefined, at, what);
}
