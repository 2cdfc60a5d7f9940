/* global Auth0Lock */
(function (App) {
  'use strict';

  var lock = new Auth0Lock(App.config.clientId, App.config.domain);

  App.lock = lock;

  App.signIn = function (done) {
    lock.show(function (err, profile, id_token, access_token) {
      if (err) {
        return done(err);
      }
      // Kept for connecting other accounts.
      App.session.start(profile, id_token, access_token);
      done(null, profile);
    });
  };

  App.connectAccount = function (done) {
    lock.show({
      rememberLastLogin: false,
      dict: { signin: { title: 'Connect another account' } },
      authParams: {
        scope: 'openid profile',
        access_token: App.session.accessToken()
      }
    }, function (err, profile, id_token, access_token) {
      if (err) {
        return done(err);
      }
      App.session.start(profile, id_token, access_token);
      done(null, profile);
    });
  };
})(window.Kingfisher);
