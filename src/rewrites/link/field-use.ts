import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { enclosingFunction, isClass, outermost, ownerOfThis } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { keyOf } from '../objects.js';

type Node = TSESTree.Node;

/** The mentions of a field in code of its document, whatever the object: `this.options`, `{ options } = this`. */
export interface FieldUse {
  /** The only one, if it reads the field of the same object. */
  readonly only: TSESTree.MemberExpression | undefined;
  readonly isShared: boolean;
}

/** Returns the uses of the class field that a value is written for: `options = {…}`, or `this.options = {…}` in the constructor. */
export function useOfField(document: Document, value: Node): FieldUse | undefined {
  const { parent } = value;
  const field = parent && writtenField(document, parent, value);
  if (parent === undefined || field === undefined) return undefined;
  const mentions = document.programs.flatMap(({ nodes }) =>
    nodes.filter((node) => nameOf(document, node) === field.name && node !== field.target),
  );
  const [use, ...others] = mentions;
  const isOnly = use?.type === T.MemberExpression && others.length === 0 && isRead(use);
  const isOwn = isOnly && use.object.type === T.ThisExpression && ownerOfThis(use) === field.owner;
  return { only: isOwn ? use : undefined, isShared: mentions.length > 1 };
}

/** Returns the field that code gives a value once an object is made. */
function writtenField({ values }: Document, parent: Node, value: Node) {
  if (parent.type === T.PropertyDefinition) {
    const name = values.nameOf(parent);
    return parent.static || parent.value !== value || name === undefined
      ? undefined
      : { name, target: parent as Node, owner: parent.parent.parent as Node };
  }
  if (parent.type !== T.AssignmentExpression || parent.right !== value || parent.operator !== '=') return undefined;
  const { left } = parent;
  if (left.type !== T.MemberExpression || left.object.type !== T.ThisExpression) return undefined;
  const method = enclosingFunction(left)?.parent;
  const owner = ownerOfThis(left);
  const name = values.nameOf(left);
  const isMade = method?.type === T.MethodDefinition && method.kind === 'constructor';
  const isPlain = isMade && parent.parent.type === T.ExpressionStatement && owner && isClass(owner);
  return isPlain && name !== undefined ? { name, target: left as Node, owner } : undefined;
}

/** Returns the name of the property that a node reads, writes or declares. */
function nameOf({ values }: Document, node: Node): string | undefined {
  if (node.type === T.MemberExpression) return values.nameOf(node);
  // A declaration without a value changes nothing: `private options: Options;`
  if (node.type === T.PropertyDefinition) return node.value ? values.nameOf(node) : undefined;
  return node.type === T.Property && node.parent.type === T.ObjectPattern ? keyOf(node) : undefined;
}

function isRead(member: TSESTree.MemberExpression): boolean {
  const { parent } = outermost(member);
  const isWritten = parent?.type === T.AssignmentExpression && parent.left === outermost(member);
  return !isWritten && !(parent?.type === T.UnaryExpression && parent.operator === 'delete');
}
