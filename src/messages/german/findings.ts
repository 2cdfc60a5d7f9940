import type { FINDINGS as ENGLISH } from '../english/findings.js';
import type { Translation } from '../render.js';

export const FINDINGS: Translation<typeof ENGLISH> = {
  'finding.sdk-token': '`{{name}}` verknüpft in {{sdk}} nicht mehr. Ersatz: Management API.',
  'finding.sdk-token-likely': 'Wohl {{sdk}}: `{{name}}` verknüpft nicht mehr. Ersatz: Management API.',
  'finding.sdk-token-dead': 'Nie wirksam: {{ignored}}. Ersatz: Management API.',
  'finding.wrapped-token': 'Wohl {{sdk}}: `{{name}}` verknüpft nicht mehr. Ersatz: Management API.',
  'finding.authorize-token': '`access_token` bei /authorize verknüpft nicht mehr. Ersatz: Management API.',
  'finding.authorize-token-likely':
    'Wohl Auth0: `access_token` bei /authorize verknüpft nicht mehr. Ersatz: Management API.',
  'finding.unlink': 'POST {{path}} ist veraltet. Ersatz: Management API.',
  'finding.unlink-likely': 'Wohl {{evidence}}: POST {{path}} ist veraltet. Ersatz: Management API.',
  'finding.id-token': 'Die Management API akzeptiert kein ID-Token mehr. Senden Sie ein Access Token für sie.',
  'finding.id-token-likely': 'Wohl ein ID-Token, das die Management API ablehnt. Senden Sie ein Access Token für sie.',
  'finding.legacy-sdk':
    '{{sdk}} {{version}} kann niemanden mehr anmelden. Aktualisieren Sie zuerst auf {{sdk}} {{major}}.',
  'finding.token-code-exchange': 'Veraltetes Verknüpfen nutzt dieses Token. Es muss für die Management API sein.',
  'finding.token-passport-callback':
    'Veraltetes Verknüpfen nutzt dieses Callback-Token. Es muss für die Management API sein.',
  'finding.token-lock-callback':
    'Veraltetes Verknüpfen nutzt dieses Token von Lock. Es muss für die Management API sein.',
  'finding.token-claim': 'Veraltetes Verknüpfen nutzt das Token dieses Claims. Es muss für die Management API sein.',
  'finding.token-lock-callback-dead':
    'Lock ab 10 ruft diesen Callback nie auf. Fordern Sie das Token bei der Anmeldung an.',
  'finding.if-requested': 'Bei Aufruf: {{finding}}',

  'related.created-here': '{{sdk}} wird hier erzeugt.',
  'related.created-elsewhere': '{{sdk}} wird in einer anderen Datei erzeugt und gelangt hier in diese.',
  'related.token-source': 'Das Token kommt aus {{source}}.',

  'subject.tenant': 'Auth0',
  'subject.post-request': 'eine POST-Anfrage',
  'subject.mocked-request': 'ein Auth0-Mock',
  'subject.sent-url': 'eine Auth0-Anfrage',
  'subject.claim': 'diesem Claim',
  'subject.code-exchange': 'diesem Code-Austausch',
  'subject.lock-callback': 'dem Callback von Lock',
  'subject.passport-callback': 'dem Callback von passport-auth0',
  'subject.call-result': '`{{function}}()`',
  'subject.login-result': 'dieser Anmeldung',

  'ignored.lock-auth-params': 'Lock ab 10 ignoriert `authParams`',
  'ignored.lock-constructor-auth-params': 'Locks Konstruktor ignoriert `authParams`',
  'ignored.lock-show-auth': '`show()` ignoriert `auth` vor Lock 10.15',
  'ignored.lock-not-sent': 'Lock vor 10 und Lock 10.9 senden es nicht',
  'ignored.auth0-js-login': 'auth0.js ab 8 hat kein solches `login()`',
  'ignored.auth0-js-unknown-parameters': 'auth0.js 8.0 verwirft unbekannte Parameter',
  'ignored.web-auth-constructor': 'der `WebAuth`-Konstruktor ignoriert es',
  'ignored.spa-1-authorization-params': 'Version 1 kennt kein `authorizationParams`',
  'ignored.spa-2-flat-options': 'ab Version 2 zählt nur `authorizationParams`',
  'ignored.nextjs-3-authorization-parameters': 'vor Version 4 fehlt `authorizationParameters`',
  'ignored.nextjs-1-route': 'nextjs-auth0 1 ruft diese Route nie auf',
  'ignored.nextjs-4-handle-login': 'nextjs-auth0 4 hat kein `handleLogin()`',
  'ignored.passport-not-sent': 'passport-auth0 vor 1.4 sendet es nicht',
  'ignored.native-2-additional-parameters': 'vor Version 3 fehlt `additionalParameters`',
  'ignored.native-3-flat-options': 'ab Version 3 zählt nur `additionalParameters`',
};
