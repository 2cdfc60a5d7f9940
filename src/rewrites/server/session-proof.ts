import type { TSESTree } from '@typescript-eslint/types';
import { contains, unwrap } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { moduleOf } from '../code.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { isSdkModule } from './nextjs-sdk.js';

type Node = TSESTree.Node;

/**
 * Whether a token comes from the SDK's `getAccessToken()` (docs/auth0-facts.md#nextjs-handle-login) or from
 * `requireUserSession()`, which throw without a session: what follows runs only for signed-in users, whatever the route's name.
 * False if the error leads to another login: that must still run for everyone else.
 */
export function provesSession(request: RewriteRequest, token: Node): boolean {
  const read = memberOf(token);
  const binding = read.type === T.Identifier ? request.document.values.bindingOf(read) : undefined;
  const declarator = binding?.definitions.length === 1 ? binding.definitions[0]?.node : undefined;
  if (declarator?.type !== T.VariableDeclarator || declarator.parent.kind !== 'const' || !declarator.init) return false;
  return isThrowingRead(request, memberOf(declarator.init)) && !isCaughtByLogin(request, declarator);
}

/** Returns `a` of `a.b`, and other expressions as they are. */
function memberOf(node: Node): Node {
  const inner = unwrap(node);
  return inner.type === T.MemberExpression ? unwrap(inner.object) : inner;
}

function isThrowingRead(request: RewriteRequest, read: Node): boolean {
  if (read.type !== T.CallExpression) return false;
  const callee = unwrap(read.callee);
  // nuxt-auth-utils and Remix's tutorials: it throws a response without a session.
  if (calledName(read) === 'requireUserSession') return callee.type === T.Identifier;
  if (calledName(read) !== 'getAccessToken') return false;
  if (callee.type === T.Identifier) return isSdkModule(moduleOf(request.document, callee));
  const { document } = request;
  return callee.type === T.MemberExpression && document.sdk.identify(callee.object, 'nextjs-client')?.by === 'proven';
}

function isCaughtByLogin(request: RewriteRequest, read: Node): boolean {
  for (let node: Node | undefined = read; node; node = node.parent) {
    if (node.type !== T.TryStatement || !node.handler || !contains(node.block, read)) continue;
    if (/log[io]n|sign_?in|auth/i.test(sourceOf(request, node.handler.body))) return true;
  }
  return false;
}
