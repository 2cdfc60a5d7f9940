// options: {"packages": {"auth0-js": "^7.6.1"}}
var Auth0 = require('auth0-js');
var client = new Auth0({ domain: 'garden.eu.auth0.com', clientID: 'CLIENT', responseType: 'token' });

$('#link').click(function () {
  // TODO(auth0): Request `$.cookie('token')` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  client.login({ connection: 'google-oauth2', popup: true, scope: 'openid email' }, linkingLoginCallback('garden.eu.auth0.com', $.cookie('token'), function (err) {
    if (err) { return report(err); }
    refresh();
  }));
});

$('#redirect').click(function () {
  // TODO(auth0): Request `$.cookie('token')` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  client.signin({ connection: 'github', popup: true, scope: 'openid email' }, linkingLoginCallback('garden.eu.auth0.com', $.cookie('token'), onAuth0Link));
});

$('#with-error').click(function () {
  // refused: the callback belongs to a login that leaves the page
  client.login({ connection: 'github', access_token: $.cookie('token') }, report);
});

// What a JWT says. It is not verified here: Auth0 does that where the token is sent to.
function auth0Claims(token) {
  var payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('This token is no JWT: request it for the audience of the Management API');
  }
  var base64 = payload.replace(/-/g, '+').replace(/_/g, '/');
  return JSON.parse(decodeURIComponent(escape(atob(base64))));
}

// Links the account that an ID token was issued for to the account that owns the access token.
function linkAuth0Account(domain, accessToken, idToken) {
  return new Promise(function (resolve) {
    if (auth0Claims(idToken).email_verified === false) {
      throw new Error('The other account has not verified its email address');
    }
    var primaryUserId = encodeURIComponent(auth0Claims(accessToken).sub);
    var request = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Authorization': 'Bearer ' + accessToken },
      body: JSON.stringify({ link_with: idToken })
    };
    resolve(fetch('https://' + domain + '/api/v2/users/' + primaryUserId + '/identities', request));
  }).then(function (response) {
    if (response.ok) {
      return response.json();
    }
    return response.text().then(function (text) {
      throw new Error('Account linking failed: ' + response.status + ' ' + text);
    });
  });
}

// Calls back once the account that has logged in is linked; an error may be the login's or the link's.
function linkingLoginCallback(domain, accessToken, callback) {
  return function (error, profile, idToken) {
    var results = arguments;
    if (error) {
      callback(error);
      return;
    }
    linkAuth0Account(domain, accessToken, idToken || profile.idToken).then(function () {
      callback.apply(null, results);
    }, callback);
  };
}

// Called once another account is linked, or with what went wrong.
function onAuth0Link(error) {
  if (error) {
    console.error(error);
  } else {
    window.location.reload();
  }
}
