import type { TSESTree } from '@typescript-eslint/types';
import { isString, unwrap } from './ast.js';
import { T } from './node-types.js';

export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Returns the last name of the callee: `extend` for `$.extend(…)`, `_.extend(…)` and `extend(…)`. */
export function calledName(node: Call): string | undefined {
  const callee = unwrap(node.callee);
  if (callee.type === T.Identifier) return callee.name;
  if (callee.type !== T.MemberExpression) return undefined;
  if (!callee.computed && callee.property.type === T.Identifier) return callee.property.name;
  return isString(callee.property) ? callee.property.value : undefined;
}
