import type { POPUP_REASONS as ENGLISH } from '../../english/reasons/popups.js';
import type { Translation } from '../../render.js';

export const POPUP_REASONS: Translation<typeof ENGLISH> = {
  'reason.callback-of-redirect': 'der Callback gehört zu einer Anmeldung, die die Seite verlässt',
  'reason.no-callback': 'ohne Callback verlässt die Anmeldung die Seite',
  'reason.no-popup': 'ohne Popup verlässt die Anmeldung die Seite',
  'reason.popup-without-click': 'dieser Code läuft ohne Klick, Browser würden ein Popup also blockieren',
  'reason.already-popup': 'diese Anmeldung öffnet schon ein Popup',
  'reason.lock-not-found': 'Relink findet das Lock dieser Anmeldung nicht',
  'reason.lock-events-awaited': 'Code um diesen Aufruf wartet auf Ereignisse der gewöhnlichen Lock-Instanz',
  'reason.lock-has-own-handler':
    'der eigene `authenticated`-Handler dieses Lock hielte das verknüpfte Konto für den angemeldeten Benutzer',
  'reason.lock-oidc-popup': 'Lock 10 erhält im Modus `oidcConformant` kein ID-Token aus einem Popup',
  'reason.lock-has-no-callback': 'diese Version von Lock nimmt keinen Callback an',
  'reason.lock-ignores-option': 'diese Version von Lock ignoriert die Option',
  'reason.lock-callback': 'mit einem Callback öffnet Lock ein Popup',
  'reason.lock-callback-url': 'mit einer Callback-URL verlässt Lock die Seite',
  'reason.lock-return-page': 'Relink erkennt nicht, zu welcher Seite Lock zurückkehrt',
  'reason.lock-option-unknown': 'Relink kennt keinen Ersatz für die Option `{{name}}` in Lock ab 10',
  'reason.lock-dict': 'für diese Texte in `dict` hat Lock ab 10 keine Entsprechung',
  'reason.angularjs-service': 'AngularJS injiziert diesen Client und würde das Ergebnis nicht bemerken',
  'reason.angularjs-no-scope':
    'weder `$scope` noch `$rootScope` ist injiziert, AngularJS würde das Ergebnis also nicht bemerken',
  'reason.angularjs-no-http': '`$http` ist nicht injiziert, AngularJS würde das Ergebnis also nicht bemerken',
  'reason.angularjs-session':
    'der Callback verwendet Profil und Token von `auth`, das nach dem Neuladen der Seite keine hat',
  'reason.angularjs-promise': 'der Rückgabewert der Anmeldung wird verwendet, in auth0-angular 1 ein Promise',
  'reason.auth-service-not-found': 'Relink findet den Dienst `auth` nicht',
};
