import type { SERVER_REASONS as ENGLISH } from '../../english/reasons/server.js';
import type { Translation } from '../../render.js';

export const SERVER_REASONS: Translation<typeof ENGLISH> = {
  'reason.nestjs':
    'ein Guard oder eine Strategie von NestJS führt diese Anmeldung aus; Callback und Sitzung stehen in anderen Klassen',
  'reason.browser-secret': 'Code im Browser kann kein Client-Secret geheim halten',
  'reason.desktop-secret': 'eine Desktop-App kann kein Client-Secret geheim halten: Ihre Benutzer können es lesen',
  'reason.silent-login': 'eine stille Anmeldung kann kein zweites Konto anmelden',
  'reason.application-token':
    'mit diesem Token in den Einstellungen würde jede Anmeldung mit demselben Konto verknüpft',
  'reason.shared-token': 'das Token wäre für alle Besucher dasselbe',
  'reason.token-from-request': 'das Token kommt mit der Anfrage und kann daher jemand anderem gehören',
  'reason.token-not-in-session': 'das Token stammt nicht aus der Sitzung des Benutzers',
  'reason.session-methods':
    'die Sitzung hat Methoden für ihre Werte, und die Umschreibung braucht eine mit einfachen Eigenschaften',
  'reason.token-not-repeatable': 'der Ausdruck des Tokens lässt sich nicht gefahrlos noch einmal auswerten',
  'reason.token-bound-to-place': 'der Ausdruck des Tokens lässt sich nicht dorthin verschieben, wo er gebraucht wird',
  'reason.request-not-found': 'Relink erkennt nicht, welcher Parameter die Anfrage ist',
  'reason.request-and-response-not-found': 'Relink erkennt nicht, welche Parameter Anfrage und Antwort sind',
  'reason.response-not-found': 'Relink findet die Antwort nicht',
  'reason.express-next': 'Fehler lassen sich nicht an Express weitergeben (`next`)',
  'reason.node-without-promise': 'diesem Node fehlt laut package.json `Promise`',
  'reason.route-elsewhere': 'Relink findet nicht, wo die Route dieses Handlers registriert wird',
  'reason.routes-of-framework':
    'die neue Anmeldung braucht eine Callback-Route, und Relink fügt {{framework}} keine hinzu',
  'reason.several-routes': 'dieser Handler bedient mehrere Routen',
  'reason.route-path-not-plain': 'Relink kann aus dem Pfad der Route keinen Callback-Pfad ableiten',
  'reason.route-path-unknown': 'Relink erkennt den vollständigen Pfad der Route nicht',
  'reason.route-path-varies': 'ein Teil des Pfads der Route ist bei jeder Anfrage anders',
  'reason.route-in-expression': 'die Route wird innerhalb eines größeren Ausdrucks registriert',
  'reason.route-answered': 'eine frühere Route dieser Datei würde die neue Route `{{route}}` beantworten',
  'reason.route-exists': 'die Route `{{route}}` gibt es schon',
  'reason.route-method':
    'die Route beantwortet nur {{method}}-Anfragen, der Callback einer Anmeldung ist aber eine GET-Anfrage',
  'reason.loader-exists': 'die Route hat einen `loader`, der auch den Callback verarbeiten müsste',
  'reason.edge-platform': 'die Umschreibung braucht Node, und dieser Code läuft auf einer anderen Plattform',
  'reason.h3-2': 'die Umschreibung ist für h3 1, dessen Ereignisse Anfragen und Antworten von Node haben',
  'reason.handler-without-statements': 'die Funktion der Route hat keinen Block mit Anweisungen',
  'reason.callback-guarded':
    'Code vor der Anmeldung hängt von Parametern oder Inhalt der Anfrage ab, die der Callback der Anmeldung nicht hat',
  'reason.code-repeated':
    'Code vor der Anmeldung liest nicht nur, und der Callback der Anmeldung würde ihn noch einmal ausführen',
  'reason.login-for-everyone':
    'derselbe Aufruf meldet auch Benutzer ohne Token an, und Relink kann die beiden Anmeldungen nicht trennen',
  'reason.login-sets': 'die Anmeldung setzt schon `{{name}}`',
  'reason.login-sets-response-type': 'die Anmeldung setzt schon `response_type`',
  'reason.auth-elsewhere': 'das `auth()` der gewöhnlichen Anmeldung steht nicht in dieser Datei',
  'reason.oidc-callback-version': 'eine Anmeldung in einem Router braucht express-openid-connect 2.12 oder neuer',
  'reason.oidc-after-callback': 'das Verknüpfen nach der Anmeldung braucht express-openid-connect 2.2 oder neuer',
  'reason.auth-used-unknown':
    'das `auth()` der gewöhnlichen Anmeldung wird auf eine Art verwendet, die Relink nicht kennt',
  'reason.passport-not-found': 'Relink findet passport nicht',
  'reason.passport-out-of-scope': 'passport ist dort, wo die Route registriert wird, nicht sichtbar',
  'reason.koa': 'die Umschreibung braucht Express, und diese Anwendung verwendet Koa',
  'reason.passport-state':
    'passport-auth0 vor 0.5 prüft `state` nicht, eine fremde Website könnte die Anmeldung also abschließen',
  'reason.strategy-name-not-literal': 'der Name der Strategie ist kein String-Literal',
  'reason.strategy-setting-missing': 'Relink findet `{{name}}` der Strategie nicht',
  'reason.setting-unknown': 'Relink kann die Einstellung `{{name}}` an dieser Stelle nicht verwenden',
  'reason.login-does-more': 'nach der Anmeldung tut dieser Code mehr als Sitzung und Weiterleitung',
  'reason.login-handles-callback': 'derselbe Aufruf verarbeitet auch den Callback der Anmeldung',
  'reason.other-linking-callback':
    'diese Datei hat schon eine Verknüpfungsanmeldung, die zu einem anderen Pfad zurückkehrt',
  'reason.nextjs-1-route':
    'nextjs-auth0 1 bedient nur `login`, `logout`, `callback` und `me`, die Route `{{route}}` läuft also nie',
  'reason.nextjs-options-version': 'die Optionen gehören zu einer Version von nextjs-auth0, die Relink nicht kennt',
  'reason.nextjs-not-handle-auth': 'die Route gehört nicht zu `handleAuth()`, ihr Callback steht also anderswo',
  'reason.nextjs-app-router': 'nextjs-auth0 2 unterstützt den App Router nicht',
  'reason.nextjs-own-route': 'nextjs-auth0 bedient die Route `{{route}}` selbst',
  'reason.nextjs-router-unknown': 'Relink erkennt nicht, wie diese Datei die Route exportiert',
  'reason.nextjs-handler-not-async': 'der Handler ist keine `async`-Funktion mit Anweisungen',
  'reason.nextjs-4-middleware':
    'nextjs-auth0 4 schließt jede Anmeldung in seiner Middleware ab und würde die Sitzung des Benutzers ersetzen',
  'reason.nextjs-application-not-found':
    'Relink findet den Ordner `app` oder `pages` der Anwendung nicht, in den eine neue Route gehört',
  'reason.nextjs-middleware-rewrites':
    'die Middleware der Anwendung könnte eine neue Route auf eine andere Seite umleiten',
  'reason.nextjs-base-path': 'die Anwendung hat einen `basePath`, der in der neuen Callback-URL fehlen würde',
  'reason.nextjs-client-not-found':
    'Relink findet nicht genau einen exportierten `Auth0Client`, den eine neue Route verwenden kann',
  'reason.nextjs-link-not-followed':
    'nur ein Link oder eine Weiterleitung kann eine Route öffnen, die verknüpft, kein Formular und keine Anfrage',
  'reason.nextjs-dynamic-route': 'ein Teil des Pfads dieser Route ist variabel, also kann sie keine Callback-URL sein',
  'reason.nextjs-4-route':
    'nur eine GET-Route des App Routers kann diese Anmeldung starten und auch ihren Callback verarbeiten',
  'reason.nextjs-route-needed':
    'nur eine API-Route oder ein GET-Route-Handler kann diese Anmeldung starten und ihren Callback verarbeiten',
  'reason.nextjs-settings-elsewhere': 'Relink findet die Einstellungen des SDK nicht in dieser Datei',
};
