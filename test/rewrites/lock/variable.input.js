(function (App) {
  var lock = new Auth0Lock('CLIENT', 'garden.eu.auth0.com');

  // Work accounts: the same window, with the company's connection only.
  App.linkWork = function (connection, done) {
    var options = {
      connections: [connection],
      authParams: { scope: 'openid profile' }
    };

    options.authParams.access_token = App.session.accessToken();
    lock.showSignin(options, done);
  };

  App.linkOther = function (done) {
    var options = { authParams: { access_token: App.session.accessToken() } };
    lock.show(options, function (error) {
      done(error);
    });
  };
})(window.App);
