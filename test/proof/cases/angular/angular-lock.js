/* proof: {"form": "angular-lock: show with auth.params", "side": "browser", "does": "link", "with": {"angular-lock": ["3.1.0"], "angular": "1.8.3", "auth0-lock": "11.35.1", "auth0-js": "9.32.0"}, "scripts": ["angular", "auth0-js", "auth0-lock", "angular-lock"], "failures": ["403", "409", "cancelled login"], "fill": {"*": [["console.error(error);", "console.error('failed', error.message || error.error);"], ["window.location.reload();", "console.log('done');"]]}, "page": "<div ng-app='bikes' ng-controller='Account as account'><button id='go' ng-click='account.connect()'>Connect Google</button></div>"} */
angular
  .module('bikes', ['auth0.lock'])
  .config(['lockProvider', function (lockProvider) {
    lockProvider.init({
      clientID: 'bikes-spa',
      domain: 'shop.eu.auth0.com',
      options: { rememberLastLogin: false, auth: { redirect: false, responseType: 'token', params: { scope: 'openid email' } } }
    });
  }])
  .controller('Account', ['lock', function (lock) {
    lock.on('authenticated', function () {
      console.log('done');
    });
    this.connect = function () {
      lock.show({ auth: { params: { scope: 'openid email', access_token: localStorage.getItem('access_token') } } });
    };
  }]);
