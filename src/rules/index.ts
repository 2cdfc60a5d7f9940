import { rule as authorizeAccessToken } from './authorize-access-token.js';
import type { Auth0Rule } from './forms.js';
import { rule as idTokenBearer } from './id-token-bearer.js';
import { rule as legacySdk } from './legacy-sdk.js';
import { rule as linkTokenSource } from './link-token-source.js';
import { rule as lockAccessToken } from './lock-access-token.js';
import { rule as unlinkEndpoint } from './unlink-endpoint.js';

/** The order counts: a rule may look at what those before it found in the document. */
export const rules: readonly Auth0Rule[] = [
  lockAccessToken,
  authorizeAccessToken,
  unlinkEndpoint,
  idTokenBearer,
  linkTokenSource,
  legacySdk,
];
