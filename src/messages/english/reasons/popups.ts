/** Why there is no automatic rewrite of a login in a popup or through Lock: its callbacks. */
export const POPUP_REASONS = {
  'reason.callback-of-redirect': 'the callback belongs to a login that leaves the page',
  'reason.no-callback': 'without a callback, the login leaves the page',
  'reason.no-popup': 'without a popup, the login leaves the page',
  'reason.popup-without-click': 'this code runs without a click, so browsers would block a popup',
  'reason.already-popup': 'this login already opens a popup',
  'reason.lock-not-found': "Relink can't find the Lock that this login is called on",
  'reason.lock-events-awaited': 'code around this call waits for events of the ordinary Lock',
  'reason.lock-has-own-handler':
    "this Lock's own `authenticated` handler would treat the linked account as the signed-in user",
  'reason.lock-oidc-popup': 'Lock 10 gets no ID token from a popup in `oidcConformant` mode',
  'reason.lock-has-no-callback': 'this version of Lock takes no callback',
  'reason.lock-ignores-option': 'this version of Lock ignores the option',
  'reason.lock-callback': 'with a callback, Lock opens a popup',
  'reason.lock-callback-url': 'with a callback URL, Lock leaves the page',
  'reason.lock-return-page': "Relink can't tell which page Lock returns to",
  'reason.lock-option-unknown': "Relink doesn't know what replaces the option `{{name}}` in Lock 10+",
  'reason.lock-dict': 'Lock 10+ has no equivalent for these texts in `dict`',
  'reason.angularjs-service': 'AngularJS injects this client and would not notice the result',
  'reason.angularjs-no-scope':
    'neither `$scope` nor `$rootScope` is injected, so AngularJS would not notice the result',
  'reason.angularjs-no-http': '`$http` is not injected, so AngularJS would not notice the result',
  'reason.angularjs-session': 'the callback uses the profile and tokens of `auth`, which has none after a page reload',
  'reason.angularjs-promise': "the login's return value is used, a promise in auth0-angular 1",
  'reason.auth-service-not-found': "Relink can't find the `auth` service",
} as const;
