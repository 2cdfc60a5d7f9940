angular.module('orchard').factory('identities', ['$q', '$http', function (q, http) {
  return {
    unlink: function (token, id) {
      return http.post('https://orchard.auth0.com/unlink', { access_token: token, user_id: id });
    },
    drop: function (token, id) {
      return http({ method: 'POST', url: 'https://orchard.auth0.com/unlink', data: { access_token: token, user_id: id } });
    }
  };
}]);
