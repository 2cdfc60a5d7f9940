import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';

type Node = TSESTree.Node;

/** Whether the callback is defined in this document; if not, the user has to review it. */
export function isSeen(document: Document, callback: Node): boolean {
  return document.values.origins(callback).every(isFunction);
}

/**
 * Whether a login's callback uses no tokens. Then it can also run after a login for linking, whose tokens belong to the
 * linked account. A callback that is not in this document may use anything.
 * @param harmless how many leading parameters the callback may use: the error, the profile
 */
export function isHarmless(document: Document, callback: Node, harmless: number): boolean {
  return document.values.origins(callback).every((origin) => {
    if (!isFunction(origin) || usesArguments(origin)) return false;
    return origin.params.slice(harmless).every((parameter) => {
      const target = unwrap(parameter);
      return target.type === T.Identifier && !isRead(document, target);
    });
  });
}

function isRead(document: Document, parameter: TSESTree.Identifier): boolean {
  return document.values.bindingOf(parameter)?.references.some((use) => use.isRead()) ?? true;
}

/** Whether a function reads its parameters as `arguments`, which may pass all of them on. */
export function usesArguments(node: Node): boolean {
  return (
    'body' in node &&
    JSON.stringify(node.body, (key, value: unknown) => (key === 'parent' ? undefined : value)).includes(
      '"name":"arguments"',
    )
  );
}

/** Whether the callback reads the parameter at an index. */
export function readsParameter(document: Document, callback: Node, index: number): boolean {
  return document.values.origins(callback).some((origin) => {
    const parameter = isFunction(origin) ? origin.params[index] : undefined;
    return parameter?.type === T.Identifier && isRead(document, parameter);
  });
}
