import type { URL_REASONS as ENGLISH } from '../../english/reasons/urls.js';
import type { Translation } from '../../render.js';

export const URL_REASONS: Translation<typeof ENGLISH> = {
  'reason.url-not-found': 'Relink findet die URL nicht',
  'reason.url-ambiguous': 'die URL kann mehrere Werte haben',
  'reason.url-in-text': 'die URL ist Teil eines längeren Textes',
  'reason.url-opened-elsewhere':
    'Relink verfolgt nicht, wo diese URL geöffnet wird, und erkennt daher nicht, was die Antwort verarbeitet',
  'reason.url-sets-state': 'die URL setzt schon `state`',
  'reason.url-sets-nonce': 'die URL setzt schon `nonce`',
  'reason.url-sets-response-mode': 'die URL setzt schon `response_mode`',
  'reason.link-rendered': 'die URL entsteht beim Rendern der Seite, nicht beim Klick auf den Link',
  'reason.login-response-unknown':
    'Relink erkennt nicht, was die Antwort verarbeitet: Die Anmeldung fordert nicht erkennbar einen Code oder ein Token an',
  'reason.response-page-not-found': 'Relink findet die Seite nicht, die die Antwort dieser Anmeldung verarbeitet',
  'reason.desktop-login': 'Relink erkennt nicht, welcher Code dieser Desktop-App die Antwort der Anmeldung verarbeitet',
  'reason.callback-of-framework':
    'die Anmeldung kehrt zum eigenen Callback eines Frameworks zurück, das einen eigenen `state` erwartet',
  'reason.callback-of-spa-sdk':
    'die Anmeldung kehrt zu einer Seite zurück, auf der das SDK von Auth0 den neuen `state` für den seiner Anmeldung hielte',
  'reason.no-openid-scope':
    'die Anmeldung fordert nicht erkennbar den Scope openid an und liefert daher vielleicht kein ID-Token',
  'reason.response-type-elsewhere': 'der Response Type steht nicht in der URL',
  'reason.response-type-not-plain': 'der Response Type ist kein einfacher String',
  'reason.response-domain-unknown':
    'Relink erkennt dort, wo die Antwort der Anmeldung verarbeitet wird, die Domain des Mandanten nicht',
  'reason.session-not-found':
    'die Umschreibung braucht eine Sitzung des Servers (`req.session`), die dieser Code nicht verwendet',
  'reason.token-not-expression': 'das Token ist kein eigener Ausdruck',
  'reason.parameter-not-found': 'Relink findet den Parameter nicht',
  'reason.parameter-set-unknown': 'Relink kennt diese Art nicht, einen Parameter zu setzen',
  'reason.parameter-chained': 'der Parameter wird in einer Kette von Aufrufen gesetzt',
  'reason.value-not-adjacent': 'das Token steht nicht neben seinem Parameter',
};
