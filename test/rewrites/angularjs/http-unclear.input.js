(function () {
  angular.module('garden').service('accounts', accounts);

  accounts.$inject = ['angularAuth0', '$timeout'];

  // Other code may call it, too.
  function accounts(angularAuth0, $timeout) {
    this.link = function (done) {
      angularAuth0.popup.authorize({
        connection: 'github',
        // refused: `$http` is not injected, so AngularJS would not notice the result
        access_token: localStorage.getItem('access_token'),
        scope: 'openid email'
      }, done);
    };
  }

  window.createAccounts = accounts;

  angular.module('garden').service('links', links);

  links.$inject = ['angularAuth0'];

  function links(angularAuth0, $timeout) {
    this.link = function (done) {
      angularAuth0.popup.authorize({
        connection: 'github',
        // refused: `$http` is not injected, so AngularJS would not notice the result
        access_token: localStorage.getItem('access_token'),
        scope: 'openid email'
      }, done);
    };
  }
})();
