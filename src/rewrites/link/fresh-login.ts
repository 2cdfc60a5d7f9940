import type { TSESTree } from '@typescript-eslint/types';
import { propertyOf } from '../objects.js';
import type { Style } from '../style.js';

/**
 * The parameter that makes Auth0 ask for credentials although somebody is logged in, unless there is one. Without it, the
 * session of the first account would answer for the second; and whoever links an account should have proven that it is theirs.
 */
export function freshLogin(parameters: TSESTree.ObjectExpression, { quote }: Style): string[] {
  return propertyOf(parameters, 'prompt', 'max_age') ? [] : [`prompt: ${quote}login${quote}`];
}
