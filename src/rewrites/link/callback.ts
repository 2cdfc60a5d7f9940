import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';

type Node = TSESTree.Node;

/** Whether the callback is defined in this document; if not, the user has to review it. */
export function isSeen(document: Document, callback: Node): boolean {
  return document.values.origins(callback).every(isFunction);
}

/**
 * Refuses where the login's callback uses the tokens: they now belong to the linked account, not to the user.
 * A callback from another file passes; `callbackTodos` asks the user to review it.
 * @param harmless how many leading parameters the callback may use: the error, the profile
 */
export function* assertKeepsSession(document: Document, callback: Node, harmless: number): Attempt<void> {
  for (const origin of document.values.origins(callback)) {
    if (!isFunction(origin)) continue;
    for (const [index, parameter] of origin.params.entries()) {
      if (index < harmless) continue;
      const target = unwrap(parameter);
      const isUsed = target.type === T.Identifier ? isRead(document, target) : true;
      if (isUsed) {
        return yield* refuse('reason.callback-uses-tokens');
      }
    }
    if (usesArguments(origin)) return yield* refuse('reason.callback-forwards-arguments');
  }
}

function isRead(document: Document, parameter: TSESTree.Identifier): boolean {
  return document.values.bindingOf(parameter)?.references.some((use) => use.isRead()) ?? true;
}

function usesArguments(node: Node): boolean {
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
