(function () {
  'use strict';

  angular.module('club').controller('AccountController', AccountController);

  AccountController.$inject = ['$http', '$scope', 'AUTH', 'identities', 'lock', 'session'];

  function AccountController($http, $scope, AUTH, identities, lock, session) {
    var vm = this;

    if (session.accessToken()) showName();

    vm.logIn = function () {
      lock.show({ popup: true, sso: false, rememberLastLogin: false, authParams: { scope: 'openid profile' } }, function (err, profile, idToken, accessToken) {
        if (err) return report(err);
        session.start(idToken, accessToken);
        showName();
      });
    };

    vm.connect = function () {
      lock.show({
        popup: true,
        rememberLastLogin: false,
        authParams: {
          scope: 'openid profile',
          access_token: session.accessToken(),
        },
      }, function (err) {
        if (err) return report(err);
        $scope.$applyAsync(function () {
          vm.message = 'Connected';
        });
      });
    };

    vm.disconnect = function (userId) {
      identities.disconnect(userId).then(function () {
        vm.message = 'Disconnected ' + userId;
      }, function (response) {
        report(new Error(response.status));
      });
    };

    function showName() {
      $http.get('/api/me', { headers: { Authorization: 'Bearer ' + session.accessToken() } }).then(function (response) {
        vm.name = response.data.name;
      }, report);
    }

    function report(error) {
      $scope.$applyAsync(function () {
        vm.message = 'That failed: ' + (error.message || error);
      });
    }
  }
})();
