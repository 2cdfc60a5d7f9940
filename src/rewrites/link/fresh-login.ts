import type { TSESTree } from '@typescript-eslint/types';
import { propertyOf } from '../objects.js';
import type { Style } from '../style.js';

/**
 * Returns the parameter that makes Auth0 ask for credentials again; none if the parameters already set one. Without it,
 * Auth0 would reuse the first account's session, and the user would not prove that the second account is theirs.
 */
export function freshLogin(parameters: TSESTree.ObjectExpression, { quote }: Style): string[] {
  return propertyOf(parameters, 'prompt', 'max_age') ? [] : [`prompt: ${quote}login${quote}`];
}
