(function (App) {
  'use strict';

  var TENANT = 'https://garden.eu.auth0.com';

  // Old pages set the address themselves.
  App.connect = function (connection) {
    window.location.href = TENANT + '/authorize?response_type=token&scope=openid%20email' +
      '&client_id=' + App.clientId +
      '&connection=' + connection +
      '&access_token=' + encodeURIComponent(App.session.token()) +
      '&redirect_uri=' + encodeURIComponent(App.home);
  };

})(window.App);
