/* proof: {"form": "auth0-angular 4: auth.signin with authParams", "side": "browser", "does": "link", "with": {"auth0-angular": ["4.2.7"], "angular": "1.8.3", "auth0-js": "7.6.1"}, "scripts": ["angular", "auth0-js", "auth0-angular"], "legacyClient": true, "failures": ["403", "409"], "page": "<div ng-app='bikes' ng-controller='Account as account'><button id='go' ng-click='account.connect()'>Connect Google</button></div>"} */
angular
  .module('bikes', ['auth0'])
  .config(['authProvider', function (authProvider) {
    authProvider.init({ domain: 'shop.eu.auth0.com', clientID: 'bikes-spa' }, Auth0);
  }])
  .controller('Account', ['auth', '$http', '$rootScope', function (auth, $http, $rootScope) {
    this.connect = function () {
      auth.signin({
        popup: true,
        connection: 'google-oauth2',
        scope: 'openid email',
        authParams: { access_token: localStorage.getItem('access_token') }
      }, function (profile, idToken) {
        $rootScope.linked = true;
        console.log('done');
      }, function (error) {
        console.error('failed', error && error.message);
      }, 'Auth0');
    };
  }]);
