import { auth0Document } from './auth0/auth0-document.js';
import { vocabulary } from './auth0/auth0-vocabulary.js';
import { rule as authorizeAccessToken } from './authorize-access-token.js';
import type { Auth0RuleSet } from './forms.js';
import { rule as idTokenBearer } from './id-token-bearer.js';
import { rule as legacySdk } from './legacy-sdk.js';
import { rule as linkTokenSource } from './link-token-source.js';
import { rule as lockAccessToken } from './lock-access-token.js';
import { rule as unlinkEndpoint } from './unlink-endpoint.js';

/** All rules, and the Auth0 knowledge that they need from the engine. */
export const ruleSet: Auth0RuleSet = {
  rules: [lockAccessToken, authorizeAccessToken, unlinkEndpoint, idTokenBearer, linkTokenSource, legacySdk],
  vocabulary,
  understand: auth0Document,
};
