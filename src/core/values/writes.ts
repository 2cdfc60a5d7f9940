import type { TSESTree } from '@typescript-eslint/types';
import { contains, enclosingFunction } from '../syntax/ast.js';
import { T } from '../syntax/node-types.js';

type Node = TSESTree.Node;

/** A declaration or assignment that sets a variable. */
export interface Write {
  readonly node: Node;
  readonly value: Node;
  readonly operator: string;
  /** The enclosing function; undefined at the top level. */
  readonly home: Node | undefined;
  /** The enclosing statement list; undefined if the write may be skipped when the list runs. */
  readonly block: Node | undefined;
}

export function writeOf(node: Node, value: Node, operator: string): Write {
  return { node, value, operator, home: enclosingFunction(node), block: blockOf(node) };
}

/** Drops the writes that a later, unconditional write in the same function replaces before `use`. */
export function reaching(writes: readonly Write[], use: Node): readonly Write[] {
  if (writes.length < 2) return writes;
  const home = enclosingFunction(use);
  let last: Write | undefined;
  for (const write of writes) {
    const { node, operator, block } = write;
    if (operator !== '=' || write.home !== home || node.range[1] > use.range[0]) continue;
    if (block === undefined || !contains(block, use)) continue;
    if (last === undefined || node.range[0] > last.node.range[0]) last = write;
  }
  if (last === undefined) return writes;
  const from = last.node.range[0];
  return writes.filter((write) => write.home !== home || write.node.range[0] >= from);
}

/** Returns the statement list of an unconditional assignment or declaration; undefined if the write is conditional. */
function blockOf(write: Node): Node | undefined {
  const statement = write.parent;
  if (statement?.type !== T.ExpressionStatement && statement?.type !== T.VariableDeclaration) return undefined;
  const block = statement.parent;
  return block.type === T.BlockStatement || block.type === T.Program ? block : undefined;
}
