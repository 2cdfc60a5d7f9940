import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from './ast.js';
import { T } from './node-types.js';

type Node = TSESTree.Node;

/** Returns the expressions that a function may return. */
export function returnsOf(node: FunctionNode): Node[] {
  if (node.body?.type !== T.BlockStatement) return node.body ? [node.body] : [];
  const returns: Node[] = [];
  const visit = (statement: Node): void => {
    if (statement.type === T.ReturnStatement) {
      if (statement.argument) returns.push(statement.argument);
      return;
    }
    for (const child of childStatements(statement)) visit(child);
  };
  visit(node.body);
  return returns;
}

/** Returns the nested statements, except those of nested functions. */
function childStatements(node: Node): Node[] {
  switch (node.type) {
    case T.BlockStatement:
      return node.body;
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
