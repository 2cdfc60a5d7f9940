/* options: {"packages":{"auth0-lock":"9.2.3"}} */
var Auth0Lock = require('auth0-lock');
var lock = new Auth0Lock('CLIENT', 'garden.eu.auth0.com');

exports.link = function (token) {
  lock.show({ connections: ['github'], authParams: { access_token: token } });
};

exports.choose = function (mine) {
  lock.show(mine ? { authParams: { access_token: mine } } : {});
};

exports.signIn = function () {
  var hash = lock.parseHash();
  if (!hash) lock.show();
};
