import { DefinitionType } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { Binding } from '../../core/values/scopes.js';
import type { Values } from '../../core/values/values.js';

type Node = TSESTree.Node;

const MAX_STEPS = 8;

/**
 * Returns the rest of a path within a function's parameter if an argument contains the parameter:
 * `client.open({ auth: { params } })` reads the path `auth.params.token` as `token` of `params`.
 * @param binding the parameter's variable
 */
export function restOf(
  values: Values,
  argument: Node,
  path: readonly string[],
  binding: Binding,
  steps = MAX_STEPS,
): readonly (readonly string[])[] {
  if (steps === 0) return [];
  const within = (node: Node, rest = path) => restOf(values, node, rest, binding, steps - 1);
  const node = unwrap(argument);
  switch (node.type) {
    case T.Identifier: {
      const own = values.bindingOf(node);
      if (own === binding) return [path];
      const [definition, ...others] = own?.definitions ?? [];
      const isVariable = definition?.type === DefinitionType.Variable && definition.node.id === definition.name;
      return isVariable && definition.node.init && others.length === 0 ? within(definition.node.init) : [];
    }
    case T.ObjectExpression:
      return node.properties.flatMap((property) => {
        if (property.type === T.SpreadElement) return within(property.argument);
        return path.length > 0 && values.nameOf(property) === path[0] ? within(property.value, path.slice(1)) : [];
      });
    case T.CallExpression:
      return /^(?:assign|extend|merge|defaults)$/.test(calledName(node) ?? '')
        ? node.arguments.flatMap((each) => (each.type === T.SpreadElement ? [] : within(each)))
        : [];
    case T.LogicalExpression:
      return [...within(node.left), ...within(node.right)];
    case T.ConditionalExpression:
      return [...within(node.consequent), ...within(node.alternate)];
    default:
      return [];
  }
}
