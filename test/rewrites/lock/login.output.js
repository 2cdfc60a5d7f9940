var lock = new Auth0Lock('garden-app', 'garden.eu.auth0.com');

$('.btn-anmelden').click(function () {
  lock.show({ authParams: { scope: 'openid' } }, function (error, profile, token) {
    if (!error) localStorage.setItem('token', token);
  });
});

$('.btn-verbinden').click(function () {
  // TODO(auth0): Request `localStorage.getItem('access_token')` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  lock.show({
    authParams: { prompt: 'login' }
  }, linkingLockCallback('garden.eu.auth0.com', localStorage.getItem('access_token'), function () {
    $('.verbunden').show();
  }));
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
function linkingLockCallback(domain, accessToken, callback) {
  return function (error, profile, idToken) {
    var results = arguments;
    if (error) {
      callback(error);
      return;
    }
    if (profile && profile.email_verified === false) {
      callback(new Error("The second account's email address is not verified"));
      return;
    }
    requestAuth0Link(
      domain,
      accessToken,
      idToken,
      function () {
        callback.apply(null, results);
      },
      callback
    );
  };
}
