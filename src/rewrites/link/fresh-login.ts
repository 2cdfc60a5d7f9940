import type { RewriteRequest } from '../rewriter.js';
import type { AssignedToken, TokenOption } from './token-option.js';
import { isOption } from './token-option.js';

/**
 * Returns the parameter that makes Auth0 ask for credentials again; none if the code already sets one next to the token.
 * Without it, Auth0 would reuse the first account's session, and the user would not prove that the second account is
 * theirs.
 */
export function freshLogin({ document, style }: RewriteRequest, token: TokenOption | AssignedToken): string[] {
  const object = isOption(token) ? token.owner : token.assigned.variable;
  const isSet = ['prompt', 'max_age'].some((name) => document.values.properties(object, [name]).length > 0);
  return isSet ? [] : [`prompt: ${style.quote}login${style.quote}`];
}
