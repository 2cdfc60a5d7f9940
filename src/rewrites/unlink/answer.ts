import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, outermost } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { HttpClient } from './client-table.js';

type Node = TSESTree.Node;

/** Whether the code may read the response; error handling does not count. */
export function isAnswerUsed(call: Node, args: readonly Node[], client: HttpClient): boolean {
  // These clients deliver the response on the request object or in an event.
  if (client.shape === 'xhr' || client.shape === 'node') return true;
  if (args.some((argument) => mayTake(argument))) return true;
  return isResultUsed(outermost(call));
}

function isResultUsed(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === T.ExpressionStatement) return false;
  if (parent?.type === T.YieldExpression) return isResultUsed(parent);
  if (parent?.type !== T.MemberExpression || parent.object !== node) return true;
  const next = parent.parent;
  if (next.type !== T.CallExpression || next.callee !== parent) return true;
  const isHandler = /^(then|finally|catch)$/.test(calledName(next) ?? '');
  const [handler] = next.arguments;
  if (!isHandler || (calledName(next) === 'then' && handler !== undefined && mayTake(handler, true))) return true;
  return isResultUsed(outermost(next));
}

/** Whether an argument may be a function that takes the response; a variable always may. */
function mayTake(argument: Node, isHandler = false): boolean {
  if (isFunction(argument)) return argument.params.length > 0;
  return isHandler || argument.type === T.Identifier;
}
