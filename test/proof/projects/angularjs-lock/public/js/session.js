(function () {
  'use strict';

  angular.module('club').factory('session', ['$window', function ($window) {
    var storage = $window.localStorage;
    return {
      start: function (idToken, accessToken) {
        storage.setItem('club.id_token', idToken);
        storage.setItem('club.access_token', accessToken);
      },
      accessToken: function () {
        return storage.getItem('club.access_token');
      },
    };
  }]);
})();
