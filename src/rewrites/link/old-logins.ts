import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, unwrap } from '../../core/syntax/ast.js';
import { T } from '../../core/syntax/node-types.js';
import { mayBe, versionOf } from '../../rules/auth0/versions.js';
import { lastPartOf } from '../helpers/module/paths.js';
import { otherFilesBefore } from '../other-file.js';
import type { RewriteRequest } from '../rewriter.js';

type Node = TSESTree.Node;

/** Methods that Lock 10 removed, and `show()`, which took other arguments before. */
const METHODS = ['show', 'showSignin', 'showSignup', 'showReset'] as const;

/** Options of `show()` up to Lock 9 that Lock 10 and later ignore. */
const IGNORED = ['callbackURL', 'responseType', 'connections', 'dict'] as const;

/** The same in the text of another file. */
const OLD_LOGIN =
  /\block\w*\s*\.\s*show(?:(?:Signin|Signup|Reset)\s*\(|\s*\(\s*(?:function\b|\(|\w+\s*=>|\{[^{}]*\b(?:callbackURL|responseType|connections|dict)\b|\{[^{}]*\}\s*,))/i;

/**
 * Returns the names of the package's files with logins that only Lock up to 9 understands: Lock 10 and later call no
 * callback of `show()` and ignore its old options.
 * @param gone the call that the rewrite replaces, if it does
 * Facts: docs/auth0-facts.md#lock-show-auth-params.
 */
export function filesWithOldLogins(request: RewriteRequest, gone: Node | undefined): readonly string[] {
  const { document, fileName, finding } = request;
  // `auth: { params }` shows that the code is for Lock 10 or later.
  if (finding.form !== 'lock-show-auth-params') return [];
  if (!mayBe(versionOf(document, 'auth0-lock'), '<10')) return [];
  const own = METHODS.flatMap((method) => document.values.memberCalls(method)).some(
    (call) => call !== gone && call.type === T.CallExpression && isLock(request, call) && isOld(request, call),
  );
  const others = otherFilesBefore(request)
    .filter((file) => OLD_LOGIN.test(file.text))
    .map((file) => lastPartOf(file.fileName));
  return [...new Set([...(own ? [lastPartOf(fileName)] : []), ...others])].sort();
}

function isLock({ document }: RewriteRequest, { callee }: TSESTree.CallExpression): boolean {
  const method = unwrap(callee);
  return method.type === T.MemberExpression && document.sdk.identify(method.object, 'lock') !== undefined;
}

function isOld({ document: { values } }: RewriteRequest, call: TSESTree.CallExpression): boolean {
  const [first, second] = call.arguments;
  const method = unwrap(call.callee);
  const name = method.type === T.MemberExpression ? values.nameOf(method) : undefined;
  if (name !== 'show' || second !== undefined) return true;
  if (first === undefined) return false;
  return (
    values.origins(first).some(isFunction) || IGNORED.some((option) => values.properties(first, [option]).length > 0)
  );
}
