import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { descendants } from '../code.js';

type Node = TSESTree.Node;

/** Members of an XMLHttpRequest with what the response contains. */
const RESPONSE = /^(?:response|getResponseHeader|getAllResponseHeaders)/;

/** Events of a request that got no response. */
const FAILURES = /^(?:on)?(?:abort|error|timeout)$/;

/** Members that neither hold the response nor report it. */
const HARMLESS = /^(?:abort|open|readyState|send|setRequestHeader|status|statusText|timeout|withCredentials)$/;

/** Whether code may read the response of an XMLHttpRequest whose method is called, from the request or from an event. */
export function isXhrRead(document: Document, { callee }: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const method = unwrap(callee);
  const xhr = method.type === T.MemberExpression ? unwrap(method.object) : undefined;
  const binding = xhr?.type === T.Identifier ? document.values.bindingOf(xhr) : undefined;
  if (binding === undefined || binding.definitions.length === 0) return true;
  return binding.references.some(({ identifier, init }) => init !== true && !isHarmless(document, identifier));
}

/** Whether a use of the request can't be a read of its response. */
function isHarmless(document: Document, xhr: Node): boolean {
  const member = xhr.parent;
  if (member?.type !== T.MemberExpression || member.object !== xhr || member.computed) return false;
  if (member.property.type !== T.Identifier) return false;
  const { name } = member.property;
  if (HARMLESS.test(name) || isInError(member)) return true;
  const use = member.parent;
  if (use.type === T.AssignmentExpression && use.left === member && name.startsWith('on')) {
    return FAILURES.test(name) || isSilent(document, use.right);
  }
  if (use.type !== T.CallExpression || use.callee !== member || name !== 'addEventListener') return false;
  const [event, listener] = use.arguments;
  const type = event && document.values.constantString(event);
  return (type !== undefined && FAILURES.test(type)) || (listener !== undefined && isSilent(document, listener));
}

/** Whether a listener uses neither its event nor a member that is named like the response. */
function isSilent(document: Document, listener: Node): boolean {
  if (!isFunction(listener) || !listener.body) return false;
  const [event, ...others] = listener.params;
  if (others.length > 0 || (event && event.type !== T.Identifier)) return false;
  if (event && document.values.bindingOf(event)?.references.length !== 0) return false;
  for (const inner of descendants(listener.body)) {
    if (inner.type === T.ThisExpression && inner.parent.type !== T.MemberExpression) return false;
    if (inner.type !== T.MemberExpression || isInError(inner)) continue;
    if (inner.property.type !== T.Identifier || RESPONSE.test(inner.property.name)) return false;
  }
  return true;
}

/** Whether an expression is part of an error's text: of `responseText` in `new Error(xhr.responseText)`. */
function isInError(node: Node): boolean {
  for (let at: Node | undefined = node; at !== undefined && !isFunction(at); at = at.parent) {
    if (at.type === T.NewExpression) return at.callee.type === T.Identifier && at.callee.name.endsWith('Error');
  }
  return false;
}
