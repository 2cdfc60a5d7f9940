import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';

type Node = TSESTree.Node;

/** A call that copies the properties of objects to its first one, and returns that. */
export interface Merge {
  readonly call: TSESTree.CallExpression;
  readonly target: Node;
  /** The objects that are copied; later ones win. */
  readonly sources: readonly Node[];
  /** Whether objects in them are merged, too, instead of replaced. */
  readonly isDeep: boolean;
}

/** Owners of these functions: `Object.assign`, `$.extend`, `angular.merge`, `_.merge`. */
const OWNERS = /^(?:Object|\$|jQuery|angular|_|lodash)$/;

/** Reads `Object.assign(a, b)`, `$.extend(true, {}, a, b)`, `angular.extend(a, b)`, `_.merge(a, b)` and the like. */
export function mergeOf(node: Node): Merge | undefined {
  if (node.type !== T.CallExpression) return undefined;
  const callee = unwrap(node.callee);
  if (callee.type !== T.MemberExpression || callee.computed || callee.property.type !== T.Identifier) return undefined;
  const owner = unwrap(callee.object);
  if (owner.type !== T.Identifier || !OWNERS.test(owner.name)) return undefined;
  const { name } = callee.property;
  const [first, ...rest] = node.arguments;
  if (!first || !/^(?:assign|extend|merge)$/.test(name)) return undefined;
  const isJquery = owner.name === '$' || owner.name === 'jQuery';
  const flag = isJquery && first.type === T.Literal && typeof first.value === 'boolean' ? first.value : undefined;
  const [target, ...sources] = flag === undefined ? [first, ...rest] : rest;
  if (!target || sources.some(({ type }) => type === T.SpreadElement)) return undefined;
  return { call: node, target, sources, isDeep: name === 'merge' || flag === true };
}
