/** What findings say, and the noun phrases in them: verdict first, then the remedy. */
export const FINDINGS = {
  'finding.sdk-token':
    'Passing `{{name}}` to {{sdk}} no longer links accounts. Use POST /api/v2/users/{id}/identities.',
  'finding.sdk-token-likely':
    'Looks like {{sdk}}: passing `{{name}}` no longer links accounts. Use POST /api/v2/users/{id}/identities.',
  'finding.sdk-token-dead':
    'This `{{name}}` never worked: {{ignored}}. Use POST /api/v2/users/{id}/identities to link.',
  'finding.wrapped-token':
    'Looks like `{{name}}` reaches {{sdk}}, which no longer links accounts. Use POST /api/v2/users/{id}/identities.',
  'finding.authorize-token':
    'Passing `access_token` to /authorize no longer links accounts. Use POST /api/v2/users/{id}/identities.',
  'finding.authorize-token-likely':
    'Looks like {{evidence}}: passing `access_token` to /authorize no longer links accounts. Use POST /api/v2/users/{id}/identities.',
  'finding.unlink': 'POST {{path}} is deprecated. Use DELETE /api/v2/users/{id}/identities/{provider}/{user_id}.',
  'finding.unlink-likely':
    'Looks like {{evidence}}: POST {{path}} is deprecated. Use DELETE /api/v2/users/{id}/identities/{provider}/{user_id}.',
  'finding.id-token':
    'The Management API has not accepted ID tokens since 2018. Send an access token (audience https://TENANT/api/v2/, scope update:current_user_identities).',
  'finding.id-token-likely':
    'Looks like an ID token sent to the Management API, which has not accepted them since 2018. Send an access token (audience https://TENANT/api/v2/, scope update:current_user_identities).',
  'finding.legacy-sdk':
    '{{sdk}} {{version}} signs in through endpoints Auth0 shut down on 2018-08-06. Upgrade to {{sdk}} {{major}} first.',
  'finding.token-code-exchange':
    'This token is used by a deprecated linking call. Request it with audience https://TENANT/api/v2/ and scope update:current_user_identities.',
  'finding.token-passport-callback':
    'The token passed to this callback is used by a deprecated linking call. Request it with audience https://TENANT/api/v2/ and scope update:current_user_identities.',
  'finding.token-lock-callback':
    'This token from Lock is used by a deprecated linking call. Request it with audience https://TENANT/api/v2/ and scope update:current_user_identities.',
  'finding.token-claim':
    'The token in this claim is used by a deprecated linking call. Request it with audience https://TENANT/api/v2/ and scope update:current_user_identities.',
  'finding.token-lock-callback-dead':
    'Lock 10+ never calls this callback. Request the token where the login is handled (audience https://TENANT/api/v2/, scope update:current_user_identities).',
  'finding.if-requested': 'If this URL is requested: {{finding}}',

  'related.created-here': '{{sdk}} is created here.',
  'related.created-elsewhere': '{{sdk}} is created in another file and reaches this one here.',
  'related.token-source': 'The token comes from {{source}}.',

  'subject.tenant': 'an Auth0 tenant',
  'subject.post-request': 'a POST request',
  'subject.mocked-request': 'a mocked Auth0 request',
  'subject.sent-url': 'a request to Auth0',
  'subject.claim': 'this claim',
  'subject.code-exchange': 'this code exchange',
  'subject.lock-callback': "Lock's callback",
  'subject.passport-callback': "passport-auth0's callback",
  'subject.call-result': '`{{function}}()`',
  'subject.login-result': 'this login',

  'ignored.lock-auth-params': 'Lock 10+ ignores `authParams`',
  'ignored.lock-constructor-auth-params': "Lock's constructor ignores `authParams`",
  'ignored.lock-show-auth': '`show()` ignores `auth` options before Lock 10.15',
  'ignored.lock-not-sent': "Lock before 10 and Lock 10.9 don't send it",
  'ignored.auth0-js-login': 'auth0.js 8+ has no such `login()`',
  'ignored.auth0-js-unknown-parameters': "auth0.js 8.0 drops parameters it doesn't know",
  'ignored.web-auth-constructor': 'the `WebAuth` constructor ignores it',
  'ignored.spa-1-authorization-params': 'version 1 of the SDK has no `authorizationParams`',
  'ignored.spa-2-flat-options': 'version 2+ of the SDK only sends `authorizationParams`',
  'ignored.nextjs-3-authorization-parameters': 'nextjs-auth0 before 4 has no `authorizationParameters`',
  'ignored.nextjs-4-handle-login': 'nextjs-auth0 4 has no `handleLogin()`',
  'ignored.passport-not-sent': "passport-auth0 before 1.4 doesn't send it",
  'ignored.native-2-additional-parameters': 'react-native-auth0 before 3 has no `additionalParameters`',
  'ignored.native-3-flat-options': 'react-native-auth0 3+ only sends `additionalParameters`',
} as const;
