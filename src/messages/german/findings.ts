import type { FINDINGS as ENGLISH } from '../english/findings.js';
import type { Translation } from '../render.js';

export const FINDINGS: Translation<typeof ENGLISH> = {
  'finding.sdk-token':
    'Ein an {{sdk}} übergebenes `{{name}}` verknüpft keine Konten mehr. Verwenden Sie POST /api/v2/users/{id}/identities.',
  'finding.sdk-token-likely':
    'Vermutlich {{sdk}}: Ein übergebenes `{{name}}` verknüpft keine Konten mehr. Verwenden Sie POST /api/v2/users/{id}/identities.',
  'finding.sdk-token-dead':
    'Dieses `{{name}}` war schon immer wirkungslos: {{ignored}}. Verwenden Sie zum Verknüpfen POST /api/v2/users/{id}/identities.',
  'finding.wrapped-token':
    'Vermutlich erreicht `{{name}}` {{sdk}} und verknüpft dort keine Konten mehr. Verwenden Sie POST /api/v2/users/{id}/identities.',
  'finding.authorize-token':
    'Ein `access_token` bei /authorize verknüpft keine Konten mehr. Verwenden Sie POST /api/v2/users/{id}/identities.',
  'finding.authorize-token-likely':
    'Vermutlich {{evidence}}: Ein `access_token` bei /authorize verknüpft keine Konten mehr. Verwenden Sie POST /api/v2/users/{id}/identities.',
  'finding.unlink':
    'POST {{path}} ist veraltet. Verwenden Sie DELETE /api/v2/users/{id}/identities/{provider}/{user_id}.',
  'finding.unlink-likely':
    'Vermutlich {{evidence}}: POST {{path}} ist veraltet. Verwenden Sie DELETE /api/v2/users/{id}/identities/{provider}/{user_id}.',
  'finding.id-token':
    'Die Management API akzeptiert seit 2018 keine ID-Token mehr. Senden Sie ein Access Token (Audience https://TENANT/api/v2/, Scope update:current_user_identities).',
  'finding.id-token-likely':
    'Vermutlich ein ID-Token für die Management API, die es seit 2018 nicht mehr akzeptiert. Senden Sie ein Access Token (Audience https://TENANT/api/v2/, Scope update:current_user_identities).',
  'finding.legacy-sdk':
    '{{sdk}} {{version}} verwendet Anmelde-Endpunkte, die Auth0 am 6. August 2018 abgeschaltet hat. Aktualisieren Sie zuerst auf {{sdk}} {{major}}.',
  'finding.token-code-exchange':
    'Ein veralteter Verknüpfungsaufruf verwendet dieses Token. Fordern Sie es mit Audience https://TENANT/api/v2/ und Scope update:current_user_identities an.',
  'finding.token-passport-callback':
    'Ein veralteter Verknüpfungsaufruf verwendet das Token, das dieser Callback erhält. Fordern Sie es mit Audience https://TENANT/api/v2/ und Scope update:current_user_identities an.',
  'finding.token-lock-callback':
    'Ein veralteter Verknüpfungsaufruf verwendet dieses Token von Lock. Fordern Sie es mit Audience https://TENANT/api/v2/ und Scope update:current_user_identities an.',
  'finding.token-claim':
    'Ein veralteter Verknüpfungsaufruf verwendet das Token in diesem Claim. Fordern Sie es mit Audience https://TENANT/api/v2/ und Scope update:current_user_identities an.',
  'finding.token-lock-callback-dead':
    'Lock ab 10 ruft diesen Callback nie auf. Fordern Sie das Token dort an, wo die Anmeldung verarbeitet wird (Audience https://TENANT/api/v2/, Scope update:current_user_identities).',
  'finding.if-requested': 'Falls diese URL aufgerufen wird: {{finding}}',

  'related.created-here': '{{sdk}} wird hier erzeugt.',
  'related.created-elsewhere': '{{sdk}} wird in einer anderen Datei erzeugt und gelangt hier in diese.',
  'related.token-source': 'Das Token kommt aus {{source}}.',

  'subject.tenant': 'Auth0',
  'subject.post-request': 'eine POST-Anfrage',
  'subject.mocked-request': 'eine simulierte Anfrage an Auth0',
  'subject.sent-url': 'eine Anfrage an Auth0',
  'subject.claim': 'diesem Claim',
  'subject.code-exchange': 'diesem Code-Austausch',
  'subject.lock-callback': 'dem Callback von Lock',
  'subject.passport-callback': 'dem Callback von passport-auth0',
  'subject.call-result': '`{{function}}()`',
  'subject.login-result': 'dieser Anmeldung',

  'ignored.lock-auth-params': 'Lock ab 10 ignoriert `authParams`',
  'ignored.lock-constructor-auth-params': 'der Konstruktor von Lock ignoriert `authParams`',
  'ignored.lock-show-auth': '`show()` ignoriert `auth`-Optionen vor Lock 10.15',
  'ignored.lock-not-sent': 'Lock vor 10 und Lock 10.9 senden es nicht',
  'ignored.auth0-js-login': 'auth0.js ab 8 hat kein solches `login()`',
  'ignored.auth0-js-unknown-parameters': 'auth0.js 8.0 verwirft unbekannte Parameter',
  'ignored.web-auth-constructor': 'der Konstruktor von `WebAuth` ignoriert es',
  'ignored.spa-1-authorization-params': 'Version 1 des SDK kennt kein `authorizationParams`',
  'ignored.spa-2-flat-options': 'ab Version 2 sendet das SDK nur `authorizationParams`',
  'ignored.nextjs-3-authorization-parameters': 'nextjs-auth0 vor 4 kennt kein `authorizationParameters`',
  'ignored.nextjs-4-handle-login': 'nextjs-auth0 4 hat kein `handleLogin()`',
  'ignored.passport-not-sent': 'passport-auth0 vor 1.4 sendet es nicht',
  'ignored.native-2-additional-parameters': 'react-native-auth0 vor 3 kennt kein `additionalParameters`',
  'ignored.native-3-flat-options': 'react-native-auth0 ab 3 sendet nur `additionalParameters`',
};
