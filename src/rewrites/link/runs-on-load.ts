import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, isString, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';

type Node = TSESTree.Node;

/** Whether code runs while its page loads, so without anything that a person does. */
export function runsOnLoad(at: Node): boolean {
  const around = enclosingFunction(at);
  return around === undefined || (isCalledOnLoad(around) && runsOnLoad(around));
}

function isCalledOnLoad(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === T.AssignmentExpression && parent.left.type === T.MemberExpression) {
    const { property } = parent.left;
    return property.type === T.Identifier && property.name === 'onload';
  }
  if (parent?.type !== T.CallExpression) return false;
  if (unwrap(parent.callee) === node) return true;
  const [event] = parent.arguments;
  switch (calledName(parent)) {
    case '$':
    case 'jQuery':
    case 'ready':
    case 'setTimeout':
      return true;
    case 'addEventListener':
      return event !== undefined && isString(event) && /^(?:load|DOMContentLoaded)$/.test(event.value);
    default:
      return false;
  }
}
