import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { dottedName, isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';

type Node = TSESTree.Node;

/** Whether the callback is defined in this document; if not, the user has to review it. */
export function isSeen(document: Document, callback: Node): boolean {
  return document.values.origins(callback).every(isFunction);
}

/**
 * Whether a login's callback uses no tokens, or only writes them to the console. Then it can also run after a login for
 * linking, whose tokens belong to the linked account. A callback that is not in this document may use anything.
 * @param harmless how many leading parameters the callback may use: the error, the profile
 */
export function isHarmless(document: Document, callback: Node, harmless: number): boolean {
  return document.values.origins(callback).every((origin) => {
    if (!isFunction(origin) || usesArguments(origin)) return false;
    return origin.params.slice(harmless).every((parameter) => {
      const target = unwrap(parameter);
      return target.type === T.Identifier && loggedUses(document, target) !== undefined;
    });
  });
}

/** Returns the arguments of `console.log()` and the like that are a parameter; undefined if it has other uses. */
export function loggedUses(document: Document, parameter: TSESTree.Identifier): TSESTree.Identifier[] | undefined {
  const reads = document.values.bindingOf(parameter)?.references.filter((use) => use.isRead());
  const uses = reads?.flatMap(({ identifier }) => {
    const call = identifier.parent;
    const isLogged =
      call.type === T.CallExpression &&
      call.callee !== identifier &&
      /^console\.\w+$/.test(dottedName(call.callee) ?? '');
    return isLogged && identifier.type === T.Identifier ? [identifier] : [];
  });
  return uses?.length === reads?.length ? uses : undefined;
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

/** Whether the callback does more with the parameter at an index than write it to the console. */
export function readsParameter(document: Document, callback: Node, index: number): boolean {
  return document.values.origins(callback).some((origin) => {
    const parameter = isFunction(origin) ? origin.params[index] : undefined;
    return parameter?.type === T.Identifier && loggedUses(document, parameter) === undefined;
  });
}
