import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';

type Node = TSESTree.Node;

/** Whether what is called back stands in the document; if not, a person has to look at it. */
export function isSeen(document: Document, callback: Node): boolean {
  return document.values.origins(callback).every(isFunction);
}

/**
 * Makes sure that what is called back after the login does not take its tokens for the user's: they are the linked
 * account's now.
 * What is not seen is for a person to look at.
 * @param harmless how many parameters from the first on may be used: the error, the profile
 * Refuses otherwise.
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

/** Whether what is called back reads a parameter: then a person has to know what that is now. */
export function readsParameter(document: Document, callback: Node, index: number): boolean {
  return document.values.origins(callback).some((origin) => {
    const parameter = isFunction(origin) ? origin.params[index] : undefined;
    return parameter?.type === T.Identifier && isRead(document, parameter);
  });
}
