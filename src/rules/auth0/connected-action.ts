import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';

type Node = TSESTree.Node;

/**
 * Returns the action creator that react-redux passes to a component as a property:
 * `this.props.login` is `login` in `connect(state, { login })(Component)`.
 */
export function connectedAction({ programs, values }: Document, callee: Node): Node | undefined {
  const member = unwrap(callee);
  if (member.type !== T.MemberExpression || !isProps(unwrap(member.object))) return undefined;
  const name = values.nameOf(member);
  if (name === undefined) return undefined;
  for (const { nodes } of programs) {
    for (const node of nodes) {
      if (node.type !== T.CallExpression || calledName(node) !== 'connect') continue;
      const actions = node.arguments[1];
      const [site] = actions ? values.properties(actions, [name]) : [];
      if (site?.value) return site.value;
    }
  }
  return undefined;
}

/** Matches `props` and `this.props`. */
function isProps(node: Node): boolean {
  if (node.type === T.Identifier) return node.name === 'props';
  return (
    node.type === T.MemberExpression &&
    unwrap(node.object).type === T.ThisExpression &&
    !node.computed &&
    node.property.type === T.Identifier &&
    node.property.name === 'props'
  );
}
