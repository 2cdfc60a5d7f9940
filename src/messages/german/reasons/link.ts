import type { LINK_REASONS as ENGLISH } from '../../english/reasons/link.js';
import type { Translation } from '../../render.js';

export const LINK_REASONS: Translation<typeof ENGLISH> = {
  'reason.call-not-found': 'Relink erkennt den Aufruf nicht, der das Token erhält',
  'reason.options-not-inline':
    'das Token steht nicht in einem Objektliteral, das direkt an diesen Aufruf übergeben wird',
  'reason.options-shared': 'auch anderer Code verwendet diese Optionen',
  'reason.login-function-does-more': '`{{name}}()` tut mehr als anzumelden, und das fiele bei einer Verknüpfung weg',
  'reason.token-optional': 'möglicherweise gibt es kein Token, und dann ist dieser Aufruf eine gewöhnliche Anmeldung',
  'reason.login-stays': 'dieser Aufruf meldet auch Benutzer ohne Token an, und sein Token lässt sich nur einmal lesen',
  'reason.client-used-after-login': 'späterer Code verwendet diesen Client, der dann nicht angemeldet wäre',
  'reason.template-condition': 'ein Template entscheidet, welche Optionen diese Anmeldung hat',
  'reason.lock-page-is-old': 'die anderen Anmeldungen dieser Seite brauchen Lock bis 9',
  'reason.token-not-movable': 'der Ausdruck des Tokens lässt sich außerhalb der Optionen nicht verwenden',
  'reason.token-not-at-show':
    'das Token ist dort außer Reichweite, wo der Code dieses Lock öffnet, und dessen eigener Handler bleibt',
  'reason.options-not-found': 'Relink findet die Optionen des Aufrufs nicht',
  'reason.option-not-found': 'Relink erkennt die Option nicht, die das Token enthält',
  'reason.options-spread': 'die Optionen enthalten einen Spread (`...`)',
  'reason.parameters-spread': 'die Parameter enthalten einen Spread (`...`)',
  'reason.arguments-spread': 'die Argumente enthalten einen Spread (`...`)',
  'reason.token-awaited': 'auf das Token wird innerhalb der Optionen gewartet',
  'reason.options-await': 'die Optionen enthalten ein `await`',
  'reason.option-side-effect': 'eine Option, die wegfiele, tut mehr, als einen Wert anzugeben',
  'reason.unknown-option': 'Relink kennt die Option `{{name}}` nicht',
  'reason.unknown-arguments': 'Relink kennt nicht alle Argumente des Aufrufs',
  'reason.unexpected-arguments': 'der Aufruf hat unerwartete Argumente',
  'reason.parameter-name-computed': 'Relink erkennt den Namen eines Parameters nicht',
  'reason.parameter-lost': 'der Parameter `{{name}}` ginge verloren',
  'reason.signup': 'hier wird ein neues Konto registriert statt angemeldet',
  'reason.no-connection': 'die Anmeldung gibt keine `connection` an',
  'reason.login-sets-state': 'die Anmeldung setzt schon `state`',
  'reason.no-code': 'die Anmeldung fordert nicht erkennbar einen Code an',
  'reason.response-type-not-literal': 'der Response Type ist kein String-Literal',
  'reason.client-not-found': 'Relink findet den Client dieser Anmeldung nicht',
  'reason.client-not-created-here': 'Relink findet den Code nicht, der diesen Client erzeugt',
  'reason.class-out-of-scope': 'die Klasse des Clients ist bei diesem Aufruf nicht sichtbar',
  'reason.client-settings':
    'jede Anmeldung dieses Clients würde verknüpfen; übergeben Sie das Token stattdessen einer eigenen Anmeldung',
  'reason.domain-not-found': 'Relink findet die Domain des Mandanten nicht',
  'reason.parse-hash-not-found':
    'Relink findet den Code nicht, der die Anmeldung dieses Clients aus der URL liest (`parseHash`)',
  'reason.parse-hash-unclear':
    'Relink erkennt nicht, welchen Clients Anmeldung {{file}} aus der URL liest (`parseHash`)',
  'reason.parse-hash-guarded':
    'der Code, der die Anmeldung aus der URL liest, läuft nur für Benutzer, die nicht angemeldet sind',
  'reason.spa-sdk-not-loaded': 'Relink erkennt nicht, woher dieses Skript Auth0s SPA-SDK lädt',
  'reason.native-app': 'Apps haben kein Popup, und SDK oder Code könnte diese Token als die des Benutzers speichern',
  'reason.cordova-callback':
    'diese Anmeldung übergibt einem Callback die Tokens, das sie als die des Benutzers speichern könnte',
  'reason.login-elsewhere': 'die Funktion, die diese Anmeldung startet, steht in einer anderen Datei',
  'reason.library-login':
    'die Bibliothek hinter dieser Anmeldung würde das verknüpfte Konto für das des Benutzers halten',
  'reason.express-openid-connect-1':
    'die Umschreibung braucht `res.oidc`, das express-openid-connect seit Version 2 hat',
  'reason.native-login': 'der Code öffnet die Anmeldeseite selbst, und ein Popup würde das umgehen',
};
