import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isString, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { message } from '../../messages/message.js';
import type { Message } from '../../messages/message.js';
import type { RewriteRequest } from '../rewriter.js';
import type { HashReader } from './hash-readers.js';

/** Matches what keeps data while the browser is on another page. */
const STORES = /storage|cookie|indexeddb|localforage|persist/i;

/** Names of what can restore a session. */
const SESSION = /token|jwt|bearer|credential|session|auth|user|profile|account|state/i;

/** Names of flags, times and addresses, which can't. */
const FLAG =
  /^(?:is|has|was)[-_]?(?:auth|log|sign|user|session)|logged|expir|nonce|redirect|return|(?:user|account)[-_]?id$/i;

/** Returns a TODO if a session ends with the redirect: only a class or module holds it, and no code here stores it. */
export function memoryTodos(request: RewriteRequest, token: TSESTree.Node, readers: readonly HashReader[]): Message[] {
  const files = [request.document, ...readers.map((reader) => reader.request.document)];
  const isStored = files.some((file) => file.programs.some(({ nodes }) => nodes.some((node) => isStore(file, node))));
  return !isStored && isHeldHere(request, unwrap(token)) ? [message('todo.restore-session')] : [];
}

/** Whether a node names what keeps data, other than to keep a flag: `localStorage.setItem('isLoggedIn', 'true')`. */
function isStore(document: Document, node: TSESTree.Node): boolean {
  const name = node.type === T.Identifier ? node.name : isString(node) ? node.value : '';
  if (!STORES.test(name)) return false;
  const { parent } = node;
  const store = parent?.type === T.MemberExpression && parent.property === node ? parent : node;
  const use = store.parent;
  if (use?.type !== T.MemberExpression || use.object !== store) return true;
  const method = document.values.nameOf(use);
  const call = use.parent.type === T.CallExpression && use.parent.callee === use ? use.parent : undefined;
  if (call === undefined) return method === undefined || isOfSession(method);
  const [key] = call.arguments;
  if (key === undefined) return method !== 'clear';
  const constant = document.values.constantString(key);
  return constant === undefined || isOfSession(constant);
}

function isOfSession(key: string): boolean {
  return SESSION.test(key) && !FLAG.test(key);
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
