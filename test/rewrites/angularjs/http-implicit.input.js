angular
  .module('garden', ['auth0.auth0'])
  .service('linking', function (angularAuth0) {
    this.link = function (token) {
      angularAuth0.popup.authorize({ connection: 'github', accessToken: token }, done);
    };
  });
