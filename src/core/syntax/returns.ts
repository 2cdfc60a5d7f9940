import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from './ast.js';
import { T } from './node-types.js';

type Node = TSESTree.Node;

/** By the function's list of statements, because the parser replaces the list where an edit changes it. */
const known = new WeakMap<object, readonly Node[]>();

/** Returns the expressions that a function may return, in source order. */
export function returnsOf({ body }: FunctionNode): readonly Node[] {
  if (body?.type !== T.BlockStatement) return body ? [body] : [];
  let returns = known.get(body.body);
  if (returns === undefined) known.set(body.body, (returns = collectReturns(body)));
  return returns;
}

function collectReturns(body: Node): Node[] {
  const returns: Node[] = [];
  // An explicit stack, because generated code has thousands of nested `else if`.
  const stack: Node[] = [body];
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
