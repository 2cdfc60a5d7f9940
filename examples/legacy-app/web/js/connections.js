(function (App, $) {
  'use strict';

  var TENANT = 'https://bikes-example.eu.auth0.com';

  // Work accounts: the same window, with the company's connection only.
  App.connectWorkAccount = function (connection, done) {
    var options = {
      connections: [connection],
      authParams: { scope: 'openid profile' }
    };

    options.authParams.access_token = App.session.accessToken();
    App.lock.showSignin(options, done);
  };

  // The rail company's login page does not work in a popup.
  App.railCardUrl = function () {
    return TENANT + '/authorize?response_type=token&scope=openid%20profile' +
      '&client_id=' + App.config.clientId +
      '&connection=' + App.config.railConnection +
      '&redirect_uri=' + encodeURIComponent(App.config.callbackUrl) +
      '&access_token=' + encodeURIComponent(App.session.accessToken());
  };

  App.railLoginUrl = function () {
    return TENANT + '/authorize?response_type=token&scope=openid%20profile' +
      '&client_id=' + App.config.clientId +
      '&connection=' + App.config.railConnection +
      '&redirect_uri=' + encodeURIComponent(App.config.callbackUrl);
  };

  App.disconnect = function (identity) {
    return $.ajax({
      type: 'POST',
      url: 'https://' + App.config.domain + '/unlink',
      data: {
        access_token: App.session.accessToken(),
        user_id: identity.provider + '|' + identity.user_id
      }
    });
  };

  // Through our server, which also cancels the season ticket.
  App.disconnectRailCard = function () {
    return $.ajax({ type: 'POST', url: '/account/unlink/' + App.config.railConnection });
  };
})(window.Kingfisher, window.jQuery);
