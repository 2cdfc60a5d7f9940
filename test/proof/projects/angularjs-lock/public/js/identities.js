(function () {
  'use strict';

  angular.module('club').factory('identities', ['$http', 'AUTH', 'session', function ($http, AUTH, session) {
    return {
      disconnect: function (userId) {
        return $http.post('https://' + AUTH.domain + '/unlink', {
          access_token: session.accessToken(),
          user_id: userId,
        });
      },
    };
  }]);
})();
