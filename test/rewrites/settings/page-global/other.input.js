// options: {"packages": {"angular-auth0": "^3.0.0", "auth0-js": "^9.8.0"}}
// The page has run app.js, or it would have no `angularAuth0`: so it has the global, which only app.js names.
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
