import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isFunction } from '../../core/syntax/ast.js';
import type { FunctionNode } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';

type Node = TSESTree.Node;

/** A function component of the project. */
export interface OwnComponent {
  readonly document: Document;
  readonly node: FunctionNode;
}

/** Returns the project's own function component that an element shows, from this file or from another one. */
export function componentOf(document: Document, { name }: TSESTree.JSXOpeningElement): OwnComponent | undefined {
  if (name.type !== T.JSXIdentifier) return undefined;
  const { values, imports } = document;
  const [definition] = values.bindingOf(name)?.definitions ?? [];
  if (definition === undefined) return undefined;
  const declared = definition.name as Node;
  const own = values.origins(declared).map((node) => ({ document, node }));
  const found = [...own, ...imports.resolve(declared)].flatMap((remote) =>
    remote.document.values
      .origins(remote.node)
      .flatMap((node) => (isFunction(node) ? [{ document: remote.document, node }] : [])),
  );
  const [component, ...others] = found;
  return others.length === 0 ? component : undefined;
}
