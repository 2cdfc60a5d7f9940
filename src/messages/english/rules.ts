/** What each rule is called in lists, and what it finds, for a reader who knows nothing of account linking. */
export const RULES = {
  'rule.lock-access-token.title': 'Account linking by passing an access token to Lock',
  'rule.lock-access-token.description':
    'An `access_token` in the options of Auth0 Lock used to link the account that signs in to the account that owns the token, until Auth0 removed this on 2017-03-01. Link with POST /api/v2/users/{id}/identities instead.',
  'rule.authorize-access-token.title': 'Account linking by passing an access token to /authorize',
  'rule.authorize-access-token.description':
    "An `access_token` parameter on Auth0's /authorize endpoint, in a URL or through an SDK, used to link the account that signs in to the account that owns the token, until Auth0 removed this on 2017-03-01. Link with POST /api/v2/users/{id}/identities instead.",
  'rule.unlink-endpoint.title': 'Account unlinking through POST /unlink',
  'rule.unlink-endpoint.description':
    "A POST to Auth0's /unlink (or /login/unlink) endpoint used to separate a linked account; it is deprecated, and part of the account linking that Auth0 removed on 2017-03-01. Unlink with DELETE /api/v2/users/{id}/identities/{provider}/{user_id} instead.",
  'rule.id-token-bearer.title': 'ID token sent to the Management API as credential',
  'rule.id-token-bearer.description':
    "The Management API used to accept the signed-in user's ID token for linking and unlinking, but not since 2018. Send an access token with audience https://TENANT/api/v2/ and scope update:current_user_identities.",
  'rule.link-token-source.title': 'Token used by a deprecated linking call',
  'rule.link-token-source.description':
    'A deprecated linking call uses the access token that is requested here; the Management API needs a different one. Request it with audience https://TENANT/api/v2/ and scope update:current_user_identities.',
  'rule.legacy-sdk.title': 'Lock or auth0.js version that can no longer sign users in',
  'rule.legacy-sdk.description':
    'Embedded in a page, Lock before 11 and auth0.js before 9 sign users in through endpoints that Auth0 shut down on 2018-08-06. Upgrade first: rewriting the linking code alone does not fix that login.',
} as const;
