import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, outermost } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import type { HttpClient } from './clients.js';

type Node = TSESTree.Node;

/** Whether anything may read what the request answers; its failure is another matter. */
export function isAnswerUsed(call: TSESTree.CallExpression | TSESTree.NewExpression, client: HttpClient): boolean {
  // There the answer is read off the request, or in an event.
  if (client === 'xhr' || client === 'node') return true;
  if (call.arguments.some((argument) => mayTake(argument))) return true;
  return isResultUsed(outermost(call));
}

function isResultUsed(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === T.ExpressionStatement) return false;
  if (parent?.type !== T.MemberExpression || parent.object !== node) return true;
  const next = parent.parent;
  if (next.type !== T.CallExpression || next.callee !== parent) return true;
  const isHandler = /^(then|finally|catch)$/.test(calledName(next) ?? '');
  const [handler] = next.arguments;
  if (!isHandler || (calledName(next) === 'then' && handler !== undefined && mayTake(handler, true))) return true;
  return isResultUsed(outermost(next));
}

/** Whether an argument is a function that takes the answer; one that is not seen may. */
function mayTake(argument: Node, isHandler = false): boolean {
  if (isFunction(argument)) return argument.params.length > 0;
  return isHandler || argument.type === T.Identifier;
}
