import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/ast.js';
import { T } from '../../core/node-types.js';
import type { Edit } from '../../core/types.js';
import { isRepeatable } from '../code.js';
import { keyOf, removeProperties } from '../objects.js';
import { NotUnderstood, sourceOf, understood } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** The option that hands the token over, in options that are written where the call is. */
export interface TokenOption {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  /** The argument with the options. */
  readonly options: TSESTree.ObjectExpression;
  /** From the options down to the token: the properties on the way, the token's own last. */
  readonly path: readonly TSESTree.Property[];
  /** The token's value. */
  readonly token: { readonly node: Node; readonly source: string };
}

/** @throws {NotUnderstood} where the options are put together elsewhere, and so may serve other calls as well */
export function tokenOption(request: RewriteRequest): TokenOption {
  const { finding } = request;
  const call = request.part('call');
  if (call?.type !== T.CallExpression && call?.type !== T.NewExpression)
    throw new NotUnderstood('the call is not seen');
  for (const argument of call.arguments) {
    const options = unwrap(argument);
    if (options.type !== T.ObjectExpression) continue;
    const path = pathTo(options, finding.start);
    const last = path?.at(-1);
    if (!path || !last) continue;
    if (options.properties.some(({ type }) => type === T.SpreadElement)) {
      throw new NotUnderstood('the options are put together of others');
    }
    return { call, options, path, token: { node: last.value, source: sourceOf(request, last.value) } };
  }
  throw new NotUnderstood('the options are not written where the call is, so that they may serve other calls as well');
}

function pathTo(object: TSESTree.ObjectExpression, offset: number): TSESTree.Property[] | undefined {
  const property = object.properties.find(({ range: [start, end] }) => start <= offset && offset < end);
  if (property?.type !== T.Property) return undefined;
  if (property.key.range[0] <= offset && offset < property.key.range[1]) return [property];
  const value = unwrap(property.value);
  const rest = value.type === T.ObjectExpression ? pathTo(value, offset) : undefined;
  return rest && [property, ...rest];
}

/** Takes the token out of its options, and with it every object on the way that would be left empty. */
export function removeToken({ text }: RewriteRequest, { options, path }: TokenOption): Edit[] {
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const owner = depth === 0 ? options : objectAt(path, depth - 1);
    const property = understood(path[depth], 'the option is not seen');
    if (depth === 0 || owner.properties.length > 1) return removeProperties(text, owner, [property]);
    if (/\/[/*]/.test(text.slice(...owner.range))) return removeProperties(text, owner, [property]);
  }
  return [];
}

/** The object that is the value of one of the properties on the way. */
export function objectAt(path: readonly TSESTree.Property[], depth: number): TSESTree.ObjectExpression {
  const value = path[depth] && unwrap(path[depth].value);
  if (value?.type !== T.ObjectExpression) throw new NotUnderstood('the option is not seen');
  return value;
}

/** @throws {NotUnderstood} where the token cannot be written in another place of the call */
export function assertMovable({ token }: TokenOption): void {
  if (!isRepeatable(token.node) && token.node.type === T.AwaitExpression) {
    throw new NotUnderstood('the token is waited for inside of the options');
  }
}

/** The names of the other properties of an object. */
export function otherKeys(
  object: TSESTree.ObjectExpression,
  known: readonly TSESTree.Property[],
): (string | undefined)[] {
  return object.properties.flatMap((property) =>
    property.type === T.Property && !known.includes(property) ? [keyOf(property)] : [],
  );
}
