import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../core/syntax/node-types.js';
import { isCallFree, isInScope } from '../code.js';
import { keyOf } from '../objects.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';

/** Options of a Lock that a second Lock for linking shares, as users should recognise it. */
const LOOK = /^(?:theme|language(?:Dictionary)?|allowedConnections)$/;

/**
 * Returns the source of the options that a second Lock shares with a Lock.
 * @param options of the first Lock
 * @param at the call that creates the second one
 * @param own properties that the second one has already
 */
export function sharedLook(
  request: RewriteRequest,
  options: TSESTree.ObjectExpression,
  at: TSESTree.Node,
  own: readonly string[] = [],
): string[] {
  return options.properties.flatMap((property) => {
    const name = property.type === T.Property ? (keyOf(property) ?? '') : '';
    const isShared = property.type === T.Property && LOOK.test(name) && !own.includes(name);
    return isShared && isCallFree(property) && isInScope(request.document, property.value, at)
      ? [sourceOf(request, property)]
      : [];
  });
}
