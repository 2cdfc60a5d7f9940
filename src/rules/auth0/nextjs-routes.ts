import type { TSESTree } from '@typescript-eslint/types';
import type { Document } from '../../core/engine/rule.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { mayBe, versionOf } from './versions.js';

/** The handlers that `handleAuth()` of version 1 calls (1.9.2: dist/handlers/auth.js). */
const SERVED = new Set(['login', 'logout', 'callback', 'profile']);

/** Whether code is written in a handler of `handleAuth()` that version 1 of nextjs-auth0 never calls. */
export function isUnservedRoute(document: Document, start: TSESTree.Node): boolean {
  const version = versionOf(document, '@auth0/nextjs-auth0');
  if (version === undefined || mayBe(version, '<1.0.0-0 || >=2.0.0-0')) return false;
  for (let node: TSESTree.Node | undefined = start; node.parent !== undefined; node = node.parent) {
    if (node.type !== T.Property || node.parent.type !== T.ObjectExpression) continue;
    const auth = node.parent.parent;
    if (auth.type !== T.CallExpression || calledName(auth) !== 'handleAuth') continue;
    const { key, computed } = node;
    const name = key.type === T.Identifier && !computed ? key.name : key.type === T.Literal ? key.value : undefined;
    return typeof name === 'string' && auth.arguments[0] === node.parent && !SERVED.has(name);
  }
  return false;
}
