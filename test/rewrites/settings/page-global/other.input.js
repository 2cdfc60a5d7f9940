// options: {"packages": {"angular-auth0": "^3.0.0", "auth0-js": "^9.8.0"}}
// A page that does not use the global may not load the script that sets it.
angular.module('bakery').service('profile', function (angularAuth0) {
  this.link = function (token) {
    angularAuth0.authorize({ connection: 'github', access_token: token });
  };
  this.finish = function () {
    angularAuth0.parseHash(function (error, result) {
      if (result) sessionStorage.setItem('token', result.accessToken);
    });
  };
});
