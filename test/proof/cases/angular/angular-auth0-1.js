/* proof: {"form": "angular-auth0 1: login, popup", "side": "browser", "does": "link", "with": {"angular-auth0": ["1.0.7"], "angular": "1.8.3", "auth0-js": "7.6.1"}, "scripts": ["angular", "auth0-js", "angular-auth0"], "legacyClient": true, "failures": ["403", "409", "closed popup"], "page": "<div ng-app='bikes' ng-controller='Account as account'><button id='go' ng-click='account.connect()'>Connect Google</button></div>"} */
angular
  .module('bikes', ['auth0.auth0'])
  .config(['angularAuth0Provider', function (angularAuth0Provider) {
    angularAuth0Provider.init({ domain: 'shop.eu.auth0.com', clientID: 'bikes-spa', responseType: 'token' });
  }])
  .controller('Account', ['angularAuth0', '$http', function (angularAuth0, $http) {
    this.connect = function () {
      angularAuth0.login({
        popup: true,
        connection: 'google-oauth2',
        scope: 'openid email',
        access_token: localStorage.getItem('access_token')
      }, function (error) {
        if (error) console.error('failed', error.message);
        else console.log('done');
      });
    };
  }]);
