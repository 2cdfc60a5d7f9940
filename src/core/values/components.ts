import type { TSESTree } from '@typescript-eslint/types';
import { isFunction } from '../syntax/ast.js';
import { T } from '../syntax/node-types.js';
import { returnsOf } from '../syntax/returns.js';

type Node = TSESTree.Node;

/** Options of a Vue component whose functions have the component as `this`. */
const PARTS = /^(?:methods|computed|watch|filters|actions|getters|events)$/;

/** Options that provide the members of a Vue component. */
const STATES = /^(?:data|setup|state|asyncData)$/;

/**
 * Returns the objects whose properties a Vue component has on `this`: the return values of `data()`, `setup()` and the
 * like.
 */
export function statesOf(owner: Node): Node[] {
  const component = componentOf(owner);
  if (component === undefined) return [];
  return component.properties.flatMap((property) => {
    if (property.type !== T.Property || property.key.type !== T.Identifier) return [];
    if (!STATES.test(property.key.name)) return [];
    return isFunction(property.value) ? returnsOf(property.value) : [property.value];
  });
}

function componentOf(owner: Node): TSESTree.ObjectExpression | undefined {
  if (owner.type !== T.ObjectExpression) return undefined;
  const { parent } = owner;
  const isPart = parent.type === T.Property && parent.key.type === T.Identifier && PARTS.test(parent.key.name);
  const component = isPart ? parent.parent : owner;
  return component.type === T.ObjectExpression ? component : undefined;
}
