import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../core/syntax/node-types.js';
import { otherFilesBefore } from '../other-file.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import { sourceOf } from '../rewriter.js';
import type { RewriteRequest } from '../rewriter.js';
import { isHarmless } from './callback.js';
import { isEnsured, linkCondition } from './keep-login.js';
import { purposeOf } from './purpose.js';
import type { TokenOption } from './token-option.js';

type Node = TSESTree.Node;

const RESTORES = /\.\s*authenticate\s*\(/;

/**
 * Returns the condition under which `auth.signin()` of auth0-angular links: there is a token, and `auth` has a user.
 * After linking, the callback receives the user's profile and tokens from `auth`, but a token that the page stores may
 * outlive the user's session.
 * Refuses where the callback of a login that only links would store nothing, because no code restores the session.
 * @param auth the `auth` service
 * @param onLinked the success callback
 * Facts: docs/auth0-facts.md#auth0-angular-signin-auth-params.
 */
export function* conditionWithSession(
  request: RewriteRequest,
  option: TokenOption,
  auth: Node,
  onLinked: Node | undefined,
): Attempt<string | undefined> {
  const { call, token } = option;
  const condition = yield* linkCondition(request, option);
  const receiver = sourceOf(request, auth);
  const hasUser = `${receiver}.isAuthenticated`;
  // The tokens of `auth` are there while it has a user.
  const isOwn = token.source.startsWith(`${receiver}.`);
  if (isOwn || condition === hasUser || isEnsured(request, call, hasUser)) return condition;
  if (condition !== undefined) return `${asOperand(option, condition)} && ${hasUser}`;
  if (purposeOf(request, call) === 'login') return hasUser;
  if (onLinked && !isHarmless(request.document, onLinked, 0) && !isRestored(request))
    return yield* refuse('reason.angularjs-session');
  return undefined;
}

/** Returns a condition as an operand of `&&`: the token's own expression may need parentheses. */
function asOperand({ token }: TokenOption, condition: string): string {
  const { type } = token.node;
  const needsParentheses = type === T.LogicalExpression || type === T.ConditionalExpression;
  return needsParentheses && condition === token.source ? `(${condition})` : condition;
}

/** Whether the package restores the session of `auth` after a page reload: `auth.authenticate(profile, token)`. */
function isRestored(request: RewriteRequest): boolean {
  return [request, ...otherFilesBefore(request)].some(({ text }) => RESTORES.test(text));
}
