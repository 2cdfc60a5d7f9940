import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { ownerOfThis, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { isInScope, isNothing } from '../code.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import type { Kept } from './portable.js';

type Node = TSESTree.Node;

/**
 * Returns a client's option by the variable that the code keeps its options in, if that is in scope and nothing assigns
 * other options to it: `config.domain` after `config = given; client = new auth0.WebAuth(config)`.
 */
export function keptOption(request: RewriteRequest, { object, name }: Kept, at: Node): string | undefined {
  const { document, style } = request;
  const node = unwrap(object);
  if (!isInScope(document, node, at)) return undefined;
  const declared = node.type === T.Identifier ? variable(request, node) : member(request, node);
  if (declared === undefined) return undefined;
  const isAsserted = style.typescript && mayBeEmpty(declared.annotation);
  return `${sourceOf(request, node)}${isAsserted ? '!' : ''}.${name}`;
}

interface Declared {
  readonly annotation: TSESTree.TypeNode | undefined;
}

function variable({ document }: RewriteRequest, node: TSESTree.Identifier): Declared | undefined {
  const binding = document.values.bindingOf(node);
  const [definition, ...others] = binding?.definitions ?? [];
  if (binding === undefined || definition === undefined || others.length > 0) return undefined;
  const writes = binding.references.filter(
    (reference) => reference.isWrite() && !(reference.writeExpr && isNothing(reference.writeExpr)),
  );
  const most = definition.type === DefinitionType.Parameter ? 0 : 1;
  const { name } = definition;
  if (writes.length > most || name.type !== T.Identifier) return undefined;
  return { annotation: name.typeAnnotation?.typeAnnotation };
}

/** Returns the declaration of `this.options` in its class. */
function member({ document }: RewriteRequest, node: Node): Declared | undefined {
  if (node.type !== T.MemberExpression || node.object.type !== T.ThisExpression) return undefined;
  const name = document.values.nameOf(node);
  const owner = ownerOfThis(node);
  if (name === undefined || owner === undefined) return undefined;
  const values = document.values.properties(node.object, [name]).flatMap(({ value }) => value ?? []);
  if (values.filter((value) => !isNothing(value)).length !== 1) return undefined;
  const members = owner.type === T.ClassDeclaration || owner.type === T.ClassExpression ? owner.body.body : [];
  const field = members.find((each) => each.type === T.PropertyDefinition && document.values.nameOf(each) === name);
  if (field?.type !== T.PropertyDefinition) return { annotation: undefined };
  return field.optional ? undefined : { annotation: field.typeAnnotation?.typeAnnotation };
}

/** Whether TypeScript asks for a check first. */
function mayBeEmpty(annotation: TSESTree.TypeNode | undefined): boolean {
  return (
    annotation?.type === T.TSUnionType &&
    annotation.types.some(({ type }) => type === T.TSNullKeyword || type === T.TSUndefinedKeyword)
  );
}
