/* proof: {"form": "auth0.js up to 7: signin, popup", "side": "browser", "does": "link", "with": {"auth0-js": ["7.6.1"]}, "legacyClient": true, "failures": ["403", "409", "closed popup"]} */
var Auth0 = require('auth0-js');

var auth0 = new Auth0({
  domain: 'shop.eu.auth0.com',
  clientID: 'bikes-spa',
  callbackURL: 'https://bikes.example/',
  responseType: 'token'
});

function connect(token) {
  auth0.signin({ popup: true, connection: 'google-oauth2', access_token: token, scope: 'openid email' }, function (err) {
    if (err) return console.error('failed', err.message);
    console.log('done');
  });
}

document.getElementById('go').addEventListener('click', function () {
  connect(localStorage.getItem('access_token'));
});
