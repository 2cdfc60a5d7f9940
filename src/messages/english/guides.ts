/** What to do, step by step, if there is no automatic rewrite. */
export const GUIDES = {
  'guide.title': 'No automatic rewrite: show manual steps',
  'guide.title-with-reason': 'No automatic rewrite: {{reason}}',
  'guide.reason': 'No automatic rewrite: {{reason}}.',
  'guide.link-second-login':
    'Log in the second account without replacing the first session: in a popup or on a dedicated route.',
  'guide.link-request':
    "Send its ID token as `link_with` to POST /api/v2/users/{id}/identities, with the first account's id as {id}.",
  'guide.bearer':
    'Send an access token as Bearer (audience https://TENANT/api/v2/, scope update:current_user_identities).',
  'guide.unlink-request':
    "Send DELETE /api/v2/users/{id}/identities/{provider}/{user_id}, with the primary account's id as {id}.",
  'guide.unlink-split-id':
    'Split the linked user id at its first "|" into {provider} and {user_id}, and URL-encode both.',
  'guide.id-token':
    'Send an access token instead of the ID token (audience https://TENANT/api/v2/, scope update:current_user_identities).',
  'guide.request-token':
    'Request this token with audience https://TENANT/api/v2/ and scope update:current_user_identities.',
  'guide.upgrade-sdk':
    'Upgrade to Lock 11+ or auth0.js 9+: Auth0 shut down the login endpoints of older versions on 2018-08-06.',
} as const;
