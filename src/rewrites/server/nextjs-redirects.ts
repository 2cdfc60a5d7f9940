import type { TSESTree } from '@typescript-eslint/types';
import { isFunction } from '../../core/syntax/ast.js';
import { calledName } from '../../core/syntax/calls.js';
import { T } from '../../core/syntax/node-types.js';
import { moduleOf } from '../code.js';
import type { RewriteRequest } from '../rewriter.js';
import { namesOf } from './route.js';

/**
 * Whether Next.js itself redirects to a URL: for an action, a page or `getServerSideProps()`. None of them answers the
 * callback of a login, and a page can't set a cookie.
 */
export function isRedirectedByNext({ document }: RewriteRequest, url: TSESTree.Node): boolean {
  for (let node: TSESTree.Node | undefined = url; node !== undefined; node = node.parent) {
    if (node.type === T.CallExpression && /^(?:redirect|permanentRedirect)$/.test(calledName(node) ?? '')) {
      return moduleOf(document, node.callee) === 'next/navigation';
    }
    if (isFunction(node) && namesOf(node).some((name) => /^get(?:ServerSide|Initial)Props$/.test(name))) return true;
  }
  return false;
}
