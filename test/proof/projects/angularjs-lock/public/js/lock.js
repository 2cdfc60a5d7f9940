(function () {
  'use strict';

  angular.module('club').factory('lock', ['AUTH', function (AUTH) {
    return new Auth0Lock(AUTH.clientId, AUTH.domain);
  }]);
})();
