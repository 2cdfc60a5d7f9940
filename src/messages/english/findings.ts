/** What findings say, and the noun phrases in them: verdict first, then the remedy. */
export const FINDINGS = {
  'finding.sdk-token': '`{{name}}` no longer links accounts in {{sdk}}. Use the Management API.',
  'finding.sdk-token-likely': 'Likely {{sdk}}: `{{name}}` no longer links. Use the Management API.',
  'finding.sdk-token-dead': 'Never worked: {{ignored}}. Use the Management API.',
  'finding.wrapped-token': 'May reach {{sdk}}: `{{name}}` no longer links. Use the Management API.',
  'finding.authorize-token': '`access_token` at /authorize no longer links accounts. Use the Management API.',
  'finding.authorize-token-likely':
    'Likely Auth0: `access_token` at /authorize no longer links. Use the Management API.',
  'finding.unlink': 'POST {{path}} is deprecated. Use the Management API.',
  'finding.unlink-likely': 'Likely {{evidence}}: POST {{path}} is deprecated. Use the Management API.',
  'finding.id-token': 'The Management API no longer accepts ID tokens. Send an access token for its audience.',
  'finding.id-token-likely': 'Likely an ID token: the Management API no longer accepts these. Send an access token.',
  'finding.legacy-sdk': '{{sdk}} {{version}} can no longer sign users in. Upgrade to {{sdk}} {{major}} first.',
  'finding.token-code-exchange': 'A deprecated linking call uses this token. Request it for the Management API.',
  'finding.token-passport-callback':
    "A deprecated linking call uses this callback's token. Request it for the Management API.",
  'finding.token-lock-callback':
    'A deprecated linking call uses this token from Lock. Request it for the Management API.',
  'finding.token-claim': "A deprecated linking call uses this claim's token. Request it for the Management API.",
  'finding.token-lock-callback-dead':
    'Lock 10+ never calls this callback. Request the token where the login is handled.',
  'finding.if-requested': 'If used: {{finding}}',

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
  'ignored.spa-1-authorization-params': 'version 1 has no `authorizationParams`',
  'ignored.spa-2-flat-options': 'version 2+ only sends `authorizationParams`',
  'ignored.nextjs-3-authorization-parameters': 'the SDK before 4 has no `authorizationParameters`',
  'ignored.nextjs-4-handle-login': 'nextjs-auth0 4 has no `handleLogin()`',
  'ignored.passport-not-sent': "passport-auth0 before 1.4 doesn't send it",
  'ignored.native-2-additional-parameters': 'the SDK before 3 has no `additionalParameters`',
  'ignored.native-3-flat-options': 'version 3+ only sends `additionalParameters`',
} as const;
