import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { isNothing } from '../code.js';

type Node = TSESTree.Node;

/** A token expression without its fallback to nothing. */
export interface GivenToken {
  readonly node: Node;
  /** The test of `test ? token : ''`. */
  readonly test?: Node;
  readonly negated?: boolean;
  /** Whether the expression allows for a missing token. */
  readonly mayBeEmpty: boolean;
}

/**
 * Returns the token itself from an expression that may also stand for none: `token ?? undefined`, `user ? token : ''`,
 * `session?.token`, a parameter that is optional.
 */
export function givenToken(document: Document, node: Node): GivenToken {
  const value = node.type === T.AwaitExpression ? node : unwrap(node);
  if (value.type === T.LogicalExpression && value.operator !== '&&' && isNothing(value.right)) {
    return { ...givenToken(document, value.left), mayBeEmpty: true };
  }
  if (value.type === T.LogicalExpression && value.operator === '&&') {
    return { node: value.right, test: value.left, mayBeEmpty: true };
  }
  if (value.type === T.ConditionalExpression) {
    if (isNothing(value.alternate)) return { node: value.consequent, test: value.test, mayBeEmpty: true };
    if (isNothing(value.consequent))
      return { node: value.alternate, test: value.test, negated: true, mayBeEmpty: true };
  }
  return { node, mayBeEmpty: isOptionalParameter(document, value) };
}

/** Whether the token is a parameter that callers may leave out: `(token?: string)`, `(token = '')`. */
function isOptionalParameter(document: Document, node: Node): boolean {
  return parametersOf(document, node).some((name) => {
    const { parent } = name as Node;
    return name.optional || (parent?.type === T.AssignmentPattern && isNothing(parent.right));
  });
}

/** Whether the token is a parameter without a type, which callers in other files may leave out. */
export function isUntypedParameter(document: Document, node: Node): boolean {
  return parametersOf(document, unwrap(node)).some((name) => {
    const { parent } = name as Node;
    const pattern = parent?.type === T.Property ? parent.parent : name;
    return !('typeAnnotation' in pattern && pattern.typeAnnotation !== undefined);
  });
}

/** Returns the parameters that an expression names. */
function parametersOf(document: Document, node: Node): TSESTree.Identifier[] {
  if (node.type !== T.Identifier) return [];
  return (document.values.bindingOf(node)?.definitions ?? []).flatMap(({ type, name }) =>
    type === DefinitionType.Parameter && name.type === T.Identifier ? [name] : [],
  );
}
