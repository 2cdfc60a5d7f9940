/** Tells instances of axios from each other, across files. */
import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { dottedName, outermost, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { moduleOf } from '../code.js';
import { withSlashes } from '../helpers/module/paths.js';

type Node = TSESTree.Node;

/** A piece of code, and the document that it is in. */
export type Code = readonly [document: Document, code: Node];

/** An axios. */
export interface Axios {
  /** Equal for equal clients: `axios` itself, or the place that creates an instance. */
  readonly key: string;
  /** The call that creates an instance, and its document; undefined for axios itself. */
  readonly created?: { readonly document: Document; readonly call: TSESTree.CallExpression };
}

/** Whether two expressions may be the same axios. */
export function mayBeSameAxios(one: Code, other: Code): boolean {
  const first = axiosAt(...one);
  const second = axiosAt(...other);
  return first === undefined || second === undefined || first.key === second.key;
}

const MAX_FILES = 4;

/** Returns the axios that an expression is; undefined if that is unknown. */
export function axiosAt(document: Document, start: Node, steps = MAX_FILES): Axios | undefined {
  const node = unwrap(start);
  if (moduleOf(document, node) === 'axios' || /^(?:(?:window|globalThis)\.)?axios$/.test(globalName(document, node)))
    return { key: 'axios' };
  for (const origin of document.values.origins(node)) {
    if (origin.type === T.CallExpression && calledName(origin) === 'create') {
      const key = `${withSlashes(document.fileName)} ${nameOf(document, origin)}`;
      return { key, created: { document, call: origin } };
    }
  }
  if (steps === 0) return undefined;
  for (const remote of document.imports.resolve(node)) {
    const found = axiosAt(remote.document, remote.node, steps - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Returns what an instance is assigned to: its offset may differ in the file as it was before other rewrites. */
function nameOf({ text }: Document, created: Node): string {
  const { parent } = outermost(created);
  const named =
    parent?.type === T.VariableDeclarator
      ? parent.id
      : parent?.type === T.AssignmentExpression
        ? parent.left
        : parent?.type === T.PropertyDefinition || parent?.type === T.Property
          ? parent.key
          : created;
  return text.slice(...named.range);
}

function globalName({ values }: Document, node: Node): string {
  const isDeclared = node.type === T.Identifier && (values.bindingOf(node)?.definitions.length ?? 0) > 0;
  return isDeclared ? '' : (dottedName(node) ?? '');
}
