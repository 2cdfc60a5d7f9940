import type { TSESTree } from '@typescript-eslint/types';
import type { Sdk } from '../rules/auth0/sdk.js';

/** Whether an expression creates passport-auth0's strategy. */
export function isProvenStrategy(sdk: Sdk, { callee }: TSESTree.NewExpression | TSESTree.CallExpression): boolean {
  return (
    sdk.identifyClass(callee, 'passport-auth0')?.by === 'proven' ||
    sdk.identify(callee, 'passport-auth0')?.by === 'proven'
  );
}
