import type { TSESTree } from '@typescript-eslint/types';
import { isFunction } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** A function that returns handlers: `const connect = (connection) => async (req, res) => { … }`. */
export interface Factory {
  readonly name: string;
  /** Its calls; there is no other use of it. */
  readonly calls: readonly TSESTree.CallExpression[];
}

/** Returns the function that returns a handler, if it does nothing else than to be called. */
export function factoryOf({ document }: RewriteRequest, handler: FunctionNode): Factory | undefined {
  const { parent } = handler;
  const block = parent.type === T.ReturnStatement ? parent.parent : undefined;
  const maker: Node = block?.type === T.BlockStatement && block.body.length === 1 ? block.parent : parent;
  if (!isFunction(maker) || maker.body !== (block ?? handler)) return undefined;
  const declarator = maker.parent;
  const id =
    maker.type === T.FunctionDeclaration
      ? maker.id
      : declarator.type === T.VariableDeclarator && declarator.parent.kind === 'const'
        ? declarator.id
        : undefined;
  if (id?.type !== T.Identifier) return undefined;
  const uses = document.values.bindingOf(id)?.references.filter(({ init }) => init !== true) ?? [];
  const calls = uses.flatMap(({ identifier }) => {
    const call = identifier.parent;
    return call.type === T.CallExpression && call.callee === identifier ? call : [];
  });
  return calls.length > 0 && calls.length === uses.length ? { name: id.name, calls } : undefined;
}
