// options: {"packages": {"auth0-js": "^7.6.1"}}
var Auth0 = require('auth0-js');
var client = new Auth0({ domain: 'garden.eu.auth0.com', clientID: 'CLIENT', responseType: 'token' });

$('#link').click(function () {
  client.login({ connection: 'google-oauth2', popup: true, scope: 'openid email', access_token: $.cookie('token') }, function (err) {
    if (err) { return report(err); }
    refresh();
  });
});

$('#redirect').click(function () {
  client.signin({ connection: 'github', access_token: $.cookie('token') });
});

$('#with-scope').click(function () {
  client.login({ connection: 'github', scope: 'openid profile', access_token: $.cookie('token') });
  client.login({ connection: 'facebook', popup: true, access_token: $.cookie('token') }, function (err) {
    if (err) { return report(err); }
    refresh();
  });
});

$('#asks').click(function () {
  client.login({ connection: 'github', popup: true, prompt: 'select_account', scope: 'openid email', access_token: $.cookie('token') }, showAll);
});

$('#silent').click(function () {
  // refused: the login already sets `prompt`
  client.login({ connection: 'github', popup: true, prompt: 'none', access_token: $.cookie('token') }, showAll);
});

function showAll(err) {
  if (err) report(err);
}

$('#with-error').click(function () {
  // refused: the callback belongs to a login that leaves the page
  client.login({ connection: 'github', access_token: $.cookie('token') }, report);
});
