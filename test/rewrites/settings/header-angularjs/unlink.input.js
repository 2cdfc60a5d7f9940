angular.module('garden').service('accounts', ['$http', function ($http) {
  // refused: this HTTP client replaces the Authorization header with its own
  this.unlink = function (token, id) {
    return $http.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
  };
}]);
