(function () {
  angular.module('garden').factory('accounts', function ($http, auth) {
    return {
      unlink: function (user) {
        return $http({ method: 'POST', url: 'https://garden.eu.auth0.com/unlink', data: { access_token: auth.accessToken, user_id: user.user_id } });
      },
      unlinkShort: function (id) {
        return $http.post('https://garden.eu.auth0.com/login/unlink', { access_token: auth.accessToken, user_id: id });
      }
    };
  });
})();
