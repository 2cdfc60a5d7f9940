/* proof: {"form": "auth0-angular 4: auth.signin of a login page", "side": "browser", "does": "link", "with": {"auth0-angular": ["4.2.7"], "angular": "1.8.3", "auth0-js": "7.6.1"}, "scripts": ["angular", "auth0-js", "auth0-angular"], "legacyClient": true, "failures": ["403", "409"], "page": "<div ng-app='bikes' ng-controller='Door as door'><button id='go' ng-click='door.login()'>Log in</button></div>"} */
angular
  .module('bikes', ['auth0'])
  .config(['authProvider', function (authProvider) {
    authProvider.init({ domain: 'shop.eu.auth0.com', clientID: 'bikes-spa' }, Auth0);
  }])
  .run(['auth', function (auth) {
    auth.authenticate({ user_id: 'auth0|alice' }, localStorage.getItem('id_token'));
  }])
  .controller('Door', ['auth', '$http', '$rootScope', function (auth, $http, $rootScope) {
    this.login = function () {
      var token = localStorage.getItem('access_token');
      var options = { popup: true, connection: 'google-oauth2', scope: 'openid email' };
      auth.signin(token ? { popup: true, connection: 'google-oauth2', authParams: { access_token: token } } : options, function (profile, idToken, accessToken) {
        $rootScope.user = profile.user_id;
        localStorage.setItem('access_token', accessToken);
        if (profile.user_id && accessToken) console.log('done');
      }, function (error) {
        console.error('failed', error && error.message);
      }, 'Auth0');
    };
  }]);
