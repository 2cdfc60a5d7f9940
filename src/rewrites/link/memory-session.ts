import type { TSESTree } from '@typescript-eslint/types';
import { unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import type { RewriteRequest } from '../rewriter.js';
import type { HashReader } from './hash-readers.js';

/** Matches what keeps data while the browser is on another page. */
const STORES = /storage|cookie|indexeddb|localforage|persist/i;

/** Returns a TODO if a session ends with the redirect: only a class or module holds it, and no code here stores it. */
export function memoryTodos(request: RewriteRequest, token: TSESTree.Node, readers: readonly HashReader[]): Message[] {
  const texts = [request.text, ...readers.map((reader) => reader.request.text)];
  const isStored = texts.some((text) => STORES.test(text));
  return !isStored && isHeldHere(request, unwrap(token)) ? [message('todo.restore-session')] : [];
}

/** Whether a token is in a member of the object, or a variable of the module, that this file sets. */
function isHeldHere({ document, text }: RewriteRequest, token: TSESTree.Node): boolean {
  if (token.type === T.Identifier) {
    const binding = document.values.bindingOf(token);
    if (binding === undefined) return false;
    const isOfModule = binding.definitions.some(({ parent }) =>
      /^(?:Program|ExportNamedDeclaration)$/.test(parent?.parent.type ?? ''),
    );
    return isOfModule && binding.references.some((each) => each.init !== true && each.isWrite());
  }
  if (token.type !== T.MemberExpression || token.object.type !== T.ThisExpression) return false;
  const name = document.values.nameOf(token);
  return name !== undefined && new RegExp(`\\bthis\\.${name.replaceAll('$', '\\$')}\\s*=(?!=)`).test(text);
}
