import type { TODOS as ENGLISH } from '../english/todos.js';
import type { Translation } from '../render.js';

export const TODOS: Translation<typeof ENGLISH> = {
  'todo.fill-in': '{{placeholders}} einsetzen.',
  'todo.request-token':
    '`{{token}}` mit Audience https://TENANT/api/v2/ und Scope update:current_user_identities anfordern.',
  'todo.request-access-token':
    'Das Access Token mit Audience https://TENANT/api/v2/ und Scope update:current_user_identities anfordern.',
  'todo.sign-with-rs256':
    'Auth0-Dashboard: ID-Token mit RS256 signieren. Für beide Anmeldungen dieselbe Anwendung und Domain verwenden.',
  'todo.profile-is-linked': 'Prüfen, wie der Callback das Profil verwendet: Es gehört jetzt dem verknüpften Konto.',
  'todo.upgrade-sdk':
    'Auf Lock 11 oder auth0.js 9 (oder neuer) aktualisieren: Datenbank-Anmeldungen älterer Versionen endeten am 6. August 2018.',
  'todo.load-lock-11': 'Lock 11 oder neuer laden; dieser Code setzt es voraus.',
  'todo.change-old-logins':
    'Die anderen Anmeldungen ändern ({{files}}): Lock 10+ beachtet Callbacks und alte Optionen von `show()` nicht.',
  'todo.check-logins-for-lock-11':
    'Lock 11 oder neuer laden und die anderen Anmeldungen anpassen: `getProfile` nimmt ein Access Token, `token` allein liefert kein ID-Token.',
  'todo.show-result': 'Dem Benutzer zeigen, ob die Verknüpfung gelungen ist.',
  'todo.complete-on-auth0-link': '`onAuth0Link` ergänzen: dem Benutzer zeigen, ob die Verknüpfung gelungen ist.',
  'todo.other-handlers':
    'Andere `authenticated`-Handler dieses Lock prüfen: Sie erhalten die Token des verknüpften Kontos.',
  'todo.callers-get-no-result':
    'Aufrufer prüfen: Sie erhalten kein Ergebnis mehr, denn dessen Token gehören zum verknüpften Konto.',
  'todo.callback-unseen':
    'Der Callback erhält jetzt Profil und Token des verknüpften Kontos. Sie dürfen nicht als die des Benutzers gespeichert werden.',
  'todo.failure-outside-digest':
    'Scheitert die Verknüpfung, läuft der Callback von `parseHash` außerhalb eines Digest: einen starten (`$evalAsync`), wo die Seite Fehler zeigt.',
  'todo.stored-token': 'Entscheiden, ob das Access Token während der Weiterleitung im sessionStorage bleiben darf.',
  'todo.restore-session':
    'Die Sitzung nach dem Verknüpfen wiederherstellen: Dieser Code hält sie nur im Speicher, den die Weiterleitung leert.',
  'todo.server-callback':
    'Callback auf dem Server erweitern: bei gekennzeichnetem State das Konto des ID-Tokens verknüpfen und die Sitzung behalten.',
  'todo.fragment-callback':
    'Diesen Code auf der Seite der `redirect_uri` zuerst laden; dort kommen Verknüpfungsanmeldungen mit einem ID-Token im URL-Fragment zurück.',
  'todo.go-to': 'Nach der Verknüpfung zu `{{target}}` wechseln: Das Popup bleibt auf dieser Seite.',
  'todo.app-state':
    '`appState` nach dem Verknüpfen selbst auswerten: Das Popup bleibt auf der Seite und gibt nichts weiter.',
  'todo.stored-return':
    'Die gespeicherte Rücksprungadresse dieser Anmeldung entfernen: Das Popup bleibt auf dieser Seite.',
  'todo.allow-origin':
    'Auth0-Dashboard: den Origin dieser Seite zu Allowed Callback URLs und Allowed Web Origins hinzufügen.',
  'todo.request-before-click':
    'Das Token vor dem Klick anfordern: Browser blockieren Popups, vor denen gewartet wurde.',
  'todo.update-express-openid-connect':
    'express-openid-connect auf 2.12 oder neuer aktualisieren; dieser Code setzt es voraus.',
  'todo.update-spa-js': '@auth0/auth0-spa-js auf 1.7 oder neuer aktualisieren; dieser Code setzt es voraus.',
  'todo.spa-dependency': '@auth0/auth0-spa-js in der Version, die Ihr SDK verwendet, zu den Abhängigkeiten hinzufügen.',
  'todo.grant-environment-client':
    'Auth0-Dashboard: AUTH0_MANAGEMENT_CLIENT_ID nur den Scope update:users gewähren. Das Secret auf dem Server lassen.',
  'todo.grant-client':
    'Auth0-Dashboard: der Anwendung von `{{client}}` nur den Scope update:users gewähren. Ihr Secret auf dem Server lassen.',
  'todo.allow-callback-url-behind-proxy':
    'Auth0-Dashboard: die vollständige URL von {{path}} zu Allowed Callback URLs hinzufügen. Hinter einem Proxy „trust proxy“ setzen.',
  'todo.allow-callback-url-of-router':
    'Auth0-Dashboard: die vollständige URL des Routers plus {{path}} zu Allowed Callback URLs hinzufügen. Hinter einem Proxy „trust proxy“ setzen.',
  'todo.allow-callback-url-after-mount':
    'Auth0-Dashboard: die vollständige URL des Routers plus {{path}} zu Allowed Callback URLs hinzufügen.',
  'todo.allow-callback-url': 'Auth0-Dashboard: die vollständige URL von {{path}} zu Allowed Callback URLs hinzufügen.',
  'todo.link-errors': 'Behandeln Sie hier einen Fehler beim Verknüpfen wie zuvor `onError`.',
  'todo.page-afterwards':
    'Die Seite wählen, die nach dem Verknüpfen erscheint. Fehler gehen an den Fehler-Handler von Express.',
  'todo.page-after-linking': 'Die Seite wählen, die nach dem Verknüpfen erscheint.',
  'todo.strategy-settings': '{{names}} durch die Werte Ihrer vorhandenen Auth0-Strategie ersetzen.',
  'todo.auth-settings': '{{names}} durch die Einstellungen Ihres vorhandenen `auth()` ersetzen.',
  'todo.client-secret':
    'CLIENT_SECRET auf das Client Secret Ihrer Auth0-Anwendung setzen: Die neue Anmeldung fordert einen Code an.',
  'todo.shared-callback': 'Prüfen, was {{path}} nach dem Verknüpfen tut: Auch diese Anmeldung kehrt dorthin zurück.',
  'todo.linked-user-id':
    'Prüfen, ob `{{userId}}` die ID des verknüpften Kontos ist. Das primäre Konto lässt sich nicht entfernen.',
  'todo.hooks-skipped':
    'Prüfen, ob diese Anfrage ohne `{{hooks}}` des Clients auskommt, wodurch ihr Token ersetzt würde.',
  'todo.response-lists-identities': 'Auswertung der Antwort prüfen: Sie enthält jetzt die verbleibenden Identitäten.',
  'todo.second-id-token':
    '`secondIdToken` auf das ID-Token einer neuen Anmeldung des zweiten Kontos setzen, bei der die erste Sitzung bestehen bleibt.',
  'todo.desktop-login': 'Ohne Client-Secret anmelden, mit PKCE: Benutzer können ein Secret einer Desktop-App lesen.',
  'todo.session-user': 'Die Auth0-ID (`sub`) des ersten Kontos aus der Sitzung nehmen, niemals aus der Anfrage.',
  'todo.koa-session': 'koa-session hinzufügen, falls `ctx.session` fehlt, und POST-Routen gegen CSRF schützen.',
  'todo.express-session': 'express-session hinzufügen, falls `req.session` fehlt, und POST-Routen gegen CSRF schützen.',
  'todo.fastify-session':
    '@fastify/session und für das Formular @fastify/formbody registrieren. POST-Routen gegen CSRF schützen.',
  'todo.nestjs-controller': '`LinkAccountController` in die `controllers` eines Moduls aufnehmen.',
  'todo.sails-routes':
    "config/routes.js: 'POST /link-account' und 'GET /link-account/callback' für `start` und `callback` eintragen.",
  'todo.hapi-yar': 'yar für `request.yar` registrieren oder `login.pending` in der vorhandenen Sitzung aufheben.',
};
