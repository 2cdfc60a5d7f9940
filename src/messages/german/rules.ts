import type { RULES as ENGLISH } from '../english/rules.js';
import type { Translation } from '../render.js';

export const RULES: Translation<typeof ENGLISH> = {
  'rule.lock-access-token.title': 'Kontoverknüpfung durch Übergabe eines Access Tokens an Lock',
  'rule.lock-access-token.description':
    'Ein `access_token` in den Optionen von Auth0 Lock verknüpfte das Konto, das sich anmeldet, mit dem Konto, dem das Token gehört, bis Auth0 das am 1. März 2017 abschaltete. Verknüpfen Sie stattdessen mit POST /api/v2/users/{id}/identities.',
  'rule.authorize-access-token.title': 'Kontoverknüpfung durch Übergabe eines Access Tokens an /authorize',
  'rule.authorize-access-token.description':
    'Ein Parameter `access_token` an Auth0s Endpunkt /authorize, in einer URL oder über ein SDK, verknüpfte das Konto, das sich anmeldet, mit dem Konto, dem das Token gehört, bis Auth0 das am 1. März 2017 abschaltete. Verknüpfen Sie stattdessen mit POST /api/v2/users/{id}/identities.',
  'rule.unlink-endpoint.title': 'Trennen von Konten über POST /unlink',
  'rule.unlink-endpoint.description':
    'Ein POST an Auth0s Endpunkt /unlink (oder /login/unlink) trennte ein verknüpftes Konto; er ist veraltet und gehört zu der Kontoverknüpfung, die Auth0 am 1. März 2017 abgeschaltet hat. Trennen Sie stattdessen mit DELETE /api/v2/users/{id}/identities/{provider}/{user_id}.',
  'rule.id-token-bearer.title': 'ID-Token als Berechtigung für die Management API',
  'rule.id-token-bearer.description':
    'Die Management API akzeptierte zum Verknüpfen und Trennen das ID-Token des angemeldeten Benutzers, aber seit 2018 nicht mehr. Senden Sie ein Access Token mit Audience https://TENANT/api/v2/ und Scope update:current_user_identities.',
  'rule.link-token-source.title': 'Token, das ein veralteter Verknüpfungsaufruf verwendet',
  'rule.link-token-source.description':
    'Ein veralteter Verknüpfungsaufruf verwendet das Access Token, das hier angefordert wird; die Management API braucht ein anderes. Fordern Sie es mit Audience https://TENANT/api/v2/ und Scope update:current_user_identities an.',
  'rule.legacy-sdk.title': 'Version von Lock oder auth0.js, die niemanden mehr anmelden kann',
  'rule.legacy-sdk.description':
    'In eine Seite eingebettet, verwenden Lock vor 11 und auth0.js vor 9 Anmelde-Endpunkte, die Auth0 am 6. August 2018 abgeschaltet hat. Aktualisieren Sie zuerst: Das Umschreiben der Verknüpfung allein repariert diese Anmeldung nicht.',
};
