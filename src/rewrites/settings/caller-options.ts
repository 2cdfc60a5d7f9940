import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { Definition } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { unwrap } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { keyOf } from '../objects.js';
import type { Value } from './portable.js';

type Node = TSESTree.Node;

/** A value that callers pass to a function: the parameter, and the path in what it holds. */
interface Passed {
  readonly definition: Definition;
  readonly path: readonly string[];
}

/** Returns the parameter that a value comes from: `options` for `options.auth`. */
export function passedBy({ values }: Pick<Document, 'values'>, { node, path }: Value): Passed | undefined {
  const inner = unwrap(node);
  if (inner.type === T.MemberExpression) {
    const name = values.nameOf(inner);
    return name === undefined ? undefined : passedBy({ values }, { node: inner.object, path: [name, ...path] });
  }
  if (inner.type !== T.Identifier) return undefined;
  const [definition, ...others] = values.bindingOf(inner)?.definitions ?? [];
  return definition?.type === DefinitionType.Parameter && others.length === 0 ? { definition, path } : undefined;
}

/**
 * Returns the attribute of a function component that a value in it comes from: `domain` for `props.domain`, for
 * `({ domain }) => domain` and for `({ children, ...options }) => options.domain`.
 */
export function attributeBehind(
  document: Pick<Document, 'values'>,
  component: FunctionNode,
  value: Value,
): string | undefined {
  const passed = passedBy(document, value);
  if (passed?.definition.node !== component || !('params' in component)) return undefined;
  const [first] = component.params;
  const props = first?.type === T.AssignmentPattern ? first.left : first;
  const { definition, path } = passed;
  const [name, ...rest] = path;
  if (props === definition.name) return rest.length === 0 ? name : undefined;
  if (props?.type !== T.ObjectPattern) return undefined;
  for (const property of props.properties) {
    if (property.type === T.RestElement) {
      if (property.argument === definition.name) return rest.length === 0 ? name : undefined;
      continue;
    }
    const target = property.value.type === T.AssignmentPattern ? property.value.left : property.value;
    if (target === definition.name && path.length === 0) return keyOf(property);
  }
  return undefined;
}

/** Whether an object is a parameter, or a member of one. */
export function isPassed(document: Pick<Document, 'values'>, object: Node): boolean {
  return passedBy(document, { node: object, path: [] }) !== undefined;
}
