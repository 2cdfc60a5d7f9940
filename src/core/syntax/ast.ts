import type { TSESTree } from '@typescript-eslint/types';
import { T } from './node-types.js';

export type FunctionNode =
  | TSESTree.ArrowFunctionExpression
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.TSEmptyBodyFunctionExpression
  | TSESTree.TSDeclareFunction;

export function isFunction(node: TSESTree.Node): node is FunctionNode {
  return (
    node.type === T.FunctionDeclaration || node.type === T.FunctionExpression || node.type === T.ArrowFunctionExpression
  );
}

export function isClass(node: TSESTree.Node): node is TSESTree.ClassDeclaration | TSESTree.ClassExpression {
  return node.type === T.ClassDeclaration || node.type === T.ClassExpression;
}

/** Returns the expression inside casts, `await`, optional chains and the like, which only change its type or timing. */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  switch (node.type) {
    case T.TSAsExpression:
    case T.TSNonNullExpression:
    case T.TSSatisfiesExpression:
    case T.TSTypeAssertion:
    case T.TSInstantiationExpression:
    case T.ChainExpression:
      return unwrap(node.expression);
    case T.AwaitExpression:
      return unwrap(node.argument);
    default:
      return node;
  }
}

/** Returns `a` of `a.b.c`, past casts and the like; the expression itself, without them, if it has no properties. */
export function rootOf(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node);
  return inner.type === T.MemberExpression ? rootOf(inner.object) : inner;
}

/** Returns the outermost cast, `await` or optional chain around `node`, or `node` itself. */
export function outermost(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  while (current.parent !== undefined && unwrap(current.parent) !== current.parent) current = current.parent;
  return current;
}

export function isString(node: TSESTree.Node): node is TSESTree.StringLiteral {
  return node.type === T.Literal && typeof node.value === 'string';
}

/** Returns the nearest function around a node, excluding the node itself; undefined at the top level. */
export function enclosingFunction(node: TSESTree.Node): FunctionNode | undefined {
  for (let current = node.parent; current !== undefined; current = current.parent) {
    if (isFunction(current)) return current;
  }
  return undefined;
}

export function contains(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** Returns a chain of names as text, such as `a.b.c`; undefined if a part is neither a name nor `this`. */
export function dottedName(node: TSESTree.Node): string | undefined {
  const expression = unwrap(node);
  if (expression.type === T.Identifier) return expression.name;
  if (expression.type === T.ThisExpression) return 'this';
  if (expression.type !== T.MemberExpression) return undefined;
  const object = dottedName(expression.object);
  const { property } = expression;
  if (object === undefined) return undefined;
  if (!expression.computed)
    return `${object}.${property.type === T.PrivateIdentifier ? '#' : ''}${(property as TSESTree.Identifier).name}`;
  return isString(property) ? `${object}.${property.value}` : undefined;
}

/**
 * Returns the class, object or function that determines `this` at a node. Skips arrow functions, because
 * they don't bind `this`.
 */
export function ownerOfThis(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let current = node.parent; current !== undefined; current = current.parent) {
    if (isClass(current)) return current;
    if (current.type === T.FunctionDeclaration) return current;
    if (current.type === T.FunctionExpression) {
      const { parent } = current;
      if (parent.type === T.Property && parent.value === current) return parent.parent;
      if (parent.type !== T.MethodDefinition) return current;
    }
  }
  return undefined;
}
