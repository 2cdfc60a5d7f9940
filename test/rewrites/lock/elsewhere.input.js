// options: {"packages": {"auth0-lock": "^9.2.3"}}
(function (App) {
  // Made in another script of the page.
  App.connect = function (connection, done) {
    App.lock.showSignin({ connections: [connection], authParams: { access_token: App.token() } }, done);
  };
})(window.App);
