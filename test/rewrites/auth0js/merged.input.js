window.addEventListener('load', function () {
  var webAuth = new auth0.WebAuth({
    domain: 'garden.eu.auth0.com',
    clientID: 'GARDEN',
    responseType: 'token id_token',
    scope: 'openid profile'
  });
  var common = { connection: 'github', scope: 'openid profile' };

  document.getElementById('link').onclick = function () {
    webAuth.authorize(Object.assign({}, common, {
      access_token: localStorage.getItem('access_token')
    }));
  };

  document.getElementById('link-popup').onclick = function () {
    webAuth.popup.authorize(_.extend({}, common, { access_token: localStorage.getItem('access_token') }), function (error) {
      show(error || 'linked');
    });
  };

  document.getElementById('link-other').onclick = function () {
    webAuth.popup.authorize(_.extend({}, common, { access_token: localStorage.getItem('access_token') }), function (error, result) {
      localStorage.setItem('access_token', result.accessToken);
    });
  };

  document.getElementById('link-google').onclick = function () {
    webAuth.authorize($.extend({}, common, { connection: 'google-oauth2', scope: 'openid', access_token: localStorage.getItem('access_token') }));
  };

  document.getElementById('link-any').onclick = function () {
    // refused: the token is not in an object literal passed directly to this call
    webAuth.authorize($.extend({}, { access_token: localStorage.getItem('access_token') }, common));
  };

  webAuth.parseHash(function (error, result) {
    if (result) {
      localStorage.setItem('access_token', result.accessToken);
    }
  });
});
