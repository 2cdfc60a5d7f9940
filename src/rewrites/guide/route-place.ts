import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { statementOf } from '../code.js';

type Node = TSESTree.Node;

/** Returns the statement that registers the route of some code, or else the code's own statement. */
export function registrationOf(call: Node): Node {
  let outermost = call;
  for (let node = enclosingFunction(call); node !== undefined; node = enclosingFunction(node)) {
    if (takesRequest(node)) outermost = node;
  }
  return statementOf(outermost);
}

/** Whether a function handles requests: `(req, res)`, Koa's `(ctx)`, Remix's `({ request })`. */
function takesRequest({ params: [first] }: FunctionNode): boolean {
  if (first?.type === T.Identifier) return /^_?(?:req(?:uest)?|ctx|context|event)$/.test(first.name);
  return (
    first?.type === T.ObjectPattern &&
    first.properties.some(
      (each) => each.type === T.Property && each.key.type === T.Identifier && each.key.name === 'request',
    )
  );
}
