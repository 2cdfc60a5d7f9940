import type { UNLINK_REASONS as ENGLISH } from '../../english/reasons/unlink.js';
import type { Translation } from '../../render.js';

export const UNLINK_REASONS: Translation<typeof ENGLISH> = {
  'reason.request-unknown': 'Relink findet die Anfrage nicht, die an diese URL geht',
  'reason.post-not-found': 'Relink erkennt die POST-Anfrage nicht',
  'reason.mocked-request':
    'hier wird in einem Test eine Anfrage simuliert; ändern Sie das zusammen mit dem getesteten Code',
  'reason.http-client-unknown': 'Relink kennt diesen HTTP-Client nicht',
  'reason.own-function-unclear':
    'die Anfrage geht durch eine eigene Funktion des Projekts, und Relink kann nicht wiederholen, was diese tut',
  'reason.http-client-no-promise': 'dieser HTTP-Client gibt kein Promise zurück',
  'reason.axios-instance':
    'die Anfrage geht über eine axios-Instanz, die hier nicht verfügbar ist und deren Einstellungen einer neuen Anfrage fehlen würden',
  'reason.axios-interceptors':
    'die Anfrage geht über eine axios-Instanz, deren Interceptors die neue Anfrage ändern würden',
  'reason.header-replaced': 'dieser HTTP-Client ersetzt den Authorization-Header durch seinen eigenen',
  'reason.resource-parameters': '`$resource` von AngularJS würde das Token in der URL senden',
  'reason.method-unknown': 'Relink erkennt die Methode der Anfrage nicht',
  'reason.method-not-literal': 'die Methode der Anfrage ist kein String-Literal',
  'reason.method-call-not-plain': 'die Methode des Clients wird nicht mit ihrem einfachen Namen aufgerufen',
  'reason.body-not-found': 'Relink erkennt den Body der Anfrage nicht',
  'reason.body-in-pieces': 'Relink findet keine einzelne Stelle, die den Body der Anfrage sendet',
  'reason.body-values-not-found': 'Relink findet Token und Benutzer-ID nicht im Body der Anfrage',
  'reason.call-in-expression': 'ein Aufruf, der wegfiele, ist Teil eines größeren Ausdrucks',
  'reason.request-object-not-found': 'Relink findet das Anfrageobjekt nicht',
  'reason.request-options-not-inline':
    'die Optionen der Anfrage sind kein Objektliteral, das nur diese Anfrage verwendet',
  'reason.headers-not-inline': 'die Header sind kein Objektliteral',
  'reason.authorization-exists': 'die Anfrage hat schon einen Authorization-Header',
  'reason.response-used': 'die Antwort der Anfrage wird möglicherweise verwendet',
  'reason.request-body-elsewhere': 'der Body der Anfrage ist außerhalb der Anfrage definiert',
  'reason.request-spread': 'die Anfrage enthält einen Spread (`...`)',
  'reason.request-option-lost': '`{{name}}` der Anfrage ginge verloren',
  'reason.request-chain-lost': 'der verkettete Aufruf `{{name}}()` ginge verloren',
  'reason.management-domain-not-found': 'Relink findet die Domain des ManagementClient nicht',
  'reason.token-name-taken': 'alle Namen für die Variable des Tokens werden schon verwendet',
  'reason.user-id-without-provider': '`{{userId}}` ist keine vollständige Benutzer-ID: Sie nennt keinen Provider',
  'reason.url-in-pieces': 'die URL ist aus mehreren Strings zusammengesetzt',
  'reason.path-in-pieces': 'der Pfad ist aus mehreren Strings zusammengesetzt',
  'reason.url-continues': 'die URL geht nach dem Pfad weiter',
  'reason.url-elsewhere': 'die URL ist außerhalb der Anfrage definiert',
  'reason.url-reused': 'die URL wird auch anderswo verwendet',
  'reason.url-method-called': 'auf dem URL-String wird eine Methode aufgerufen',
};
