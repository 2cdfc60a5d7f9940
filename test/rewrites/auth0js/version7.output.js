// options: {"packages": {"auth0-js": "^7.6.1"}}
var Auth0 = require('auth0-js');
var client = new Auth0({ domain: 'garden.eu.auth0.com', clientID: 'CLIENT', responseType: 'token' });

$('#link').click(function () {
  // TODO(auth0): Request `$.cookie('token')` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  client.login({
    connection: 'google-oauth2',
    popup: true,
    scope: 'openid email',
    prompt: 'login'
  }, linkingLoginCallback('garden.eu.auth0.com', $.cookie('token'), function (err) {
    if (err) { return report(err); }
    refresh();
  }));
});

$('#redirect').click(function () {
  // TODO(auth0): Request `$.cookie('token')` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  client.signin(
    { connection: 'github', popup: true, scope: 'openid email', prompt: 'login' },
    linkingLoginCallback('garden.eu.auth0.com', $.cookie('token'), onAuth0Link)
  );
});

$('#with-scope').click(function () {
  // TODO(auth0): Request `$.cookie('token')` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  client.login(
    { connection: 'github', scope: 'openid profile email', popup: true, prompt: 'login' },
    linkingLoginCallback('garden.eu.auth0.com', $.cookie('token'), onAuth0Link)
  );
  // TODO(auth0): Request `$.cookie('token')` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  client.login({
    connection: 'facebook',
    popup: true,
    scope: 'openid email',
    prompt: 'login'
  }, linkingLoginCallback('garden.eu.auth0.com', $.cookie('token'), function (err) {
    if (err) { return report(err); }
    refresh();
  }));
});

$('#asks').click(function () {
  // TODO(auth0): Request `$.cookie('token')` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  client.login(
    { connection: 'github', popup: true, prompt: 'select_account', scope: 'openid email' },
    linkingLoginCallback('garden.eu.auth0.com', $.cookie('token'), showAll)
  );
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

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token) {
  var payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  var bytes = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
  var escaped = bytes.replace(/[\s\S]/g, function (byte) {
    return '%' + ('0' + byte.charCodeAt(0).toString(16)).slice(-2);
  });
  return JSON.parse(decodeURIComponent(escaped));
}

// Returns the URL-encoded id of the user to link to.
// Throws if the second account's email address is not verified, because anyone can sign up with it.
function auth0LinkOwner(accessToken, idToken) {
  if (auth0Claims(idToken).email_verified === false) {
    throw new Error("The second account's email address is not verified");
  }
  return encodeURIComponent(auth0Claims(accessToken).sub);
}

// Links the account of an ID token to the account that owns the access token.
function requestAuth0Link(domain, accessToken, idToken, onLinked, onError) {
  var url;
  try {
    url = 'https://' + domain + '/api/v2/users/' + auth0LinkOwner(accessToken, idToken) + '/identities';
  } catch (error) {
    onError(error);
    return;
  }
  var request = new XMLHttpRequest();
  request.open('POST', url);
  request.setRequestHeader('Content-Type', 'application/json');
  request.setRequestHeader('Authorization', 'Bearer ' + accessToken);
  request.onload = function () {
    if (request.status >= 200 && request.status < 300) {
      onLinked(JSON.parse(request.responseText));
    } else {
      onError(new Error('Account linking failed: ' + request.status + ' ' + request.responseText));
    }
  };
  request.onerror = function () {
    onError(new Error('Account linking failed: no response from Auth0'));
  };
  request.send(JSON.stringify({ link_with: idToken }));
}

// Returns a login callback that links the new account, then calls back. The error is the login's or the link's.
function linkingLoginCallback(domain, accessToken, callback) {
  return function (error, profile, idToken) {
    var results = arguments;
    if (error) {
      callback(error);
      return;
    }
    // auth0.js 7 passes one result, which holds the ID token.
    requestAuth0Link(
      domain,
      accessToken,
      idToken || profile.idToken,
      function () {
        callback.apply(null, results);
      },
      callback
    );
  };
}

// Runs after linking succeeds or fails.
function onAuth0Link(error) {
  if (error) {
    console.error(error);
  } else {
    window.location.reload();
  }
}
