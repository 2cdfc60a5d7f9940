(function () {
  'use strict';

  angular.module('garden.account', ['auth0']).controller('AccountController', AccountController);

  AccountController.$inject = ['$rootScope', 'auth'];

  function AccountController($rootScope, auth) {
    var vm = this;
    vm.link = link;

    function link(provider) {
      auth.signin({ popup: true, connection: provider, authParams: { scope: 'openid', access_token: auth.accessToken } }, function () {
        vm.linked = true;
      }, function (err) {
        vm.error = err;
      });
    }
  }
})();
