(function () {
  'use strict';

  angular.module('garden').service('accounts', accounts);

  accounts.$inject = ['$location', 'angularAuth0', '$timeout'];

  function accounts($location, angularAuth0, $timeout) {
    this.link = function (done) {
      angularAuth0.popup.authorize({
        connection: 'google-oauth2',
        responseType: 'token id_token',
        accessToken: localStorage.getItem('access_token'),
        scope: 'openid email'
      }, function (error) {
        $timeout(function () { done(error); });
      });
    };
  }

  angular.module('garden').factory('links', [
    'angularAuth0',
    '$timeout',
    function (angularAuth0, $timeout) {
      return function (done) {
        angularAuth0.popup.authorize({
          connection: 'github',
          access_token: localStorage.getItem('access_token'),
          scope: 'openid email'
        }, function (error) {
          $timeout(function () { done(error); });
        });
      };
    }
  ]);

  angular.module('garden').controller('Short', function (angularAuth0, $scope) {
    $scope.link = function () {
      angularAuth0.popup.authorize({ connection: 'github', access_token: localStorage.getItem('access_token'), scope: 'openid email' }, function (error) {
        $scope.error = error;
      });
    };
  });
})();
