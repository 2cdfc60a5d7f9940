import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import type { TSESTree } from '@typescript-eslint/types';
import { contains, enclosingFunction } from './ast.js';

type Node = TSESTree.Node;

/** A declaration or assignment that gives a variable a value. */
export interface Write {
  readonly node: Node;
  readonly value: Node;
  readonly operator: string;
}

/** Drops the writes that an unconditional later one replaces before `use` is reached, in the same function. */
export function reaching(writes: readonly Write[], use: Node): Write[] {
  if (writes.length < 2) return [...writes];
  const home = enclosingFunction(use);
  const last = writes
    .filter(
      ({ node, operator }) => operator === '=' && enclosingFunction(node) === home && node.range[1] <= use.range[0],
    )
    .filter(({ node }) => {
      const block = blockOf(node);
      return block !== undefined && contains(block, use);
    })
    .sort((a, b) => b.node.range[0] - a.node.range[0])[0];
  if (last === undefined) return [...writes];
  return writes.filter(({ node }) => enclosingFunction(node) !== home || node.range[0] >= last.node.range[0]);
}

/** The statement list that a plain assignment or declaration stands in; undefined where it may not run. */
function blockOf(write: Node): Node | undefined {
  const statement = write.parent;
  if (statement?.type !== T.ExpressionStatement && statement?.type !== T.VariableDeclaration) return undefined;
  const block = statement.parent;
  return block.type === T.BlockStatement || block.type === T.Program ? block : undefined;
}
