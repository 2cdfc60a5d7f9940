(function (App, $) {
  'use strict';

  // In the mobile app's web view: Facebook's SDK has logged the rider in already, Auth0 trades its token for ours.
  App.signInWithFacebook = function (facebookToken) {
    return $.ajax({
      type: 'POST',
      url: 'https://' + App.config.domain + '/oauth/access_token',
      contentType: 'application/json',
      data: JSON.stringify({
        client_id: App.config.clientId,
        access_token: facebookToken,
        connection: 'facebook',
        scope: 'openid profile'
      })
    }).then(function (tokens) {
      App.session.start(null, tokens.id_token, tokens.access_token);
    });
  };
})(window.Kingfisher, window.jQuery);
