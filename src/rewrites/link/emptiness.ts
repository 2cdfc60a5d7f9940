import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { isNothing } from '../code.js';
import { keyOf } from '../objects.js';

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

/**
 * Whether callers, also in other files, may leave out the token: a parameter without a type, a member of one, or a
 * member that the parameter's type or default value allows to be missing.
 */
export function mayBeLeftOut(document: Document, node: Node): boolean {
  const token = unwrap(node);
  const root = rootOf(token);
  return parametersOf(document, root).some((name) => {
    const { parent } = name as Node;
    const pattern = parent?.type === T.Property ? parent.parent : name;
    const type = 'typeAnnotation' in pattern ? pattern.typeAnnotation?.typeAnnotation : undefined;
    if (type === undefined) return true;
    return (
      token !== root &&
      (type.type === T.TSAnyKeyword || name.optional || hasDefault(name) || isOptionalIn(document, type, token))
    );
  });
}

/** Whether a parameter's type, if this document declares it, makes a member optional. */
function isOptionalIn(document: Document, type: TSESTree.TypeNode, token: Node): boolean {
  if (token.type !== T.MemberExpression || unwrap(token.object).type !== T.Identifier) return false;
  const name = document.values.nameOf(token);
  return membersOf(document, type).some(
    (member) => member.type === T.TSPropertySignature && member.optional && keyOf(member) === name,
  );
}

/** Returns the members of an object type that is written in place, or declared in the document. */
function membersOf(document: Document, type: TSESTree.TypeNode): readonly TSESTree.TypeElement[] {
  if (type.type === T.TSTypeLiteral) return type.members;
  if (type.type !== T.TSTypeReference || type.typeName.type !== T.Identifier) return [];
  return (document.values.bindingOf(type.typeName)?.definitions ?? []).flatMap(({ node }) => {
    if (node.type === T.TSInterfaceDeclaration) return node.body.body;
    return node.type === T.TSTypeAliasDeclaration && node.typeAnnotation.type === T.TSTypeLiteral
      ? node.typeAnnotation.members
      : [];
  });
}

/** Returns the object that a chain of properties starts at, or the node itself: `options` of `options.tokens.access`. */
function rootOf(node: Node): Node {
  let current = node;
  while (current.type === T.MemberExpression) current = unwrap(current.object);
  return current;
}

function hasDefault(name: TSESTree.Identifier): boolean {
  return name.parent.type === T.AssignmentPattern && name.parent.left === name;
}

/** Returns the parameters that an expression names. */
function parametersOf(document: Document, node: Node): TSESTree.Identifier[] {
  if (node.type !== T.Identifier) return [];
  return (document.values.bindingOf(node)?.definitions ?? []).flatMap(({ type, name }) =>
    type === DefinitionType.Parameter && name.type === T.Identifier ? [name] : [],
  );
}
