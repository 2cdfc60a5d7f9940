import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from './ast.js';
import { T } from './node-types.js';

type Node = TSESTree.Node;

const known = new WeakMap<FunctionNode, readonly Node[]>();

/** Returns the expressions that a function may return, in source order. */
export function returnsOf(node: FunctionNode): readonly Node[] {
  let returns = known.get(node);
  if (returns === undefined) known.set(node, (returns = collectReturns(node)));
  return returns;
}

function collectReturns(node: FunctionNode): Node[] {
  if (node.body?.type !== T.BlockStatement) return node.body ? [node.body] : [];
  const returns: Node[] = [];
  // An explicit stack, because generated code has thousands of nested `else if`.
  const stack: Node[] = [node.body];
  for (let statement = stack.pop(); statement !== undefined; statement = stack.pop()) {
    if (statement.type !== T.ReturnStatement) stack.push(...childStatements(statement).reverse());
    else if (statement.argument) returns.push(statement.argument);
  }
  return returns;
}

/** Returns the nested statements, except those of nested functions, as a new list. */
function childStatements(node: Node): Node[] {
  switch (node.type) {
    case T.BlockStatement:
      return [...node.body];
    case T.IfStatement:
      return node.alternate ? [node.consequent, node.alternate] : [node.consequent];
    case T.ForStatement:
    case T.ForInStatement:
    case T.ForOfStatement:
    case T.WhileStatement:
    case T.DoWhileStatement:
    case T.LabeledStatement:
    case T.WithStatement:
      return [node.body];
    case T.SwitchStatement:
      return node.cases.flatMap((branch) => branch.consequent);
    case T.TryStatement:
      return [node.block, ...(node.handler ? [node.handler.body] : []), ...(node.finalizer ? [node.finalizer] : [])];
    default:
      return [];
  }
}
