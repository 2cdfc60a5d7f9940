import type { TSESTree } from '@typescript-eslint/types';
import { T } from '../../core/syntax/node-types.js';
import { refuse } from '../refusal.js';
import type { Attempt } from '../refusal.js';
import type { RewriteRequest } from '../rewriter.js';
import type { AssignedToken, TokenOption } from './token-option.js';
import { isOption } from './token-option.js';

/** Matches the values of `prompt` for which Auth0 asks who logs in, whatever sessions there are. */
export const ASKING = /^(?:login|select_account)$/;

/**
 * Returns the parameter that makes Auth0 ask for credentials again; none if the code already sets one next to the token.
 * Without it, Auth0 would reuse a session, and the user would not prove that the second account is theirs.
 * Refuses where the code sets a `prompt` that may not ask.
 */
export function* freshLogin(
  { document: { values }, style }: RewriteRequest,
  token: TokenOption | AssignedToken,
): Attempt<string[]> {
  const objects: TSESTree.Node[] = isOption(token)
    ? [token.owner, ...token.path.slice(-1).map(({ parent }) => parent)]
    : [token.assigned.variable];
  const given = (name: string) =>
    objects
      .flatMap((object) => [[name], ['authParams', name]].flatMap((path) => values.properties(object, path)))
      .map(({ value }) => value);
  const prompts = given('prompt');
  if (!prompts.every((value) => ASKING.test((value && values.constantString(value)) ?? '')))
    return yield* refuse('reason.login-sets', { name: 'prompt' });
  const isAsking = prompts.length > 0 || given('max_age').some((age) => age?.type === T.Literal && age.value === 0);
  return isAsking ? [] : [`prompt: ${style.quote}login${style.quote}`];
}
