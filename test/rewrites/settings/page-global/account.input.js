// options: {"packages": {"angular-auth0": "^3.0.0", "auth0-js": "^9.8.0"}}
angular.module('bakery').service('account', function (angularAuth0, $http) {
  this.link = function (token) {
    angularAuth0.authorize({ connection: 'github', access_token: token });
  };
  this.finish = function () {
    angularAuth0.parseHash(function (error, result) {
      if (result) sessionStorage.setItem('token', result.accessToken);
    });
  };
  this.tenant = 'https://' + BAKERY_DOMAIN;
});
