var lock = new Auth0Lock('CLIENT', 'garden.eu.auth0.com');

function connectGithub(token) {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  if (token) {
    lock.show(
      { connections: ['github'], authParams: { prompt: 'login' } },
      linkingLockCallback('garden.eu.auth0.com', token, onAuth0Link)
    );
  } else {
    lock.show({ connections: ['github'] }, function (error, profile, idToken) {
      if (error) return showError(error);
      localStorage.setItem('id_token', idToken);
      showProfile(profile);
    });
  }
}

$('#btn-login').click(function () {
  // TODO(auth0): Request `localStorage.getItem('access_token')` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  if (localStorage.getItem('access_token')) {
    lock.showSignin(
      { authParams: { scope: 'openid', prompt: 'login' } },
      linkingLockCallback('garden.eu.auth0.com', localStorage.getItem('access_token'), onAuth0Link)
    );
  } else {
    lock.showSignin({ authParams: { scope: 'openid' } }, onLogin);
  }
});

function signin(user) {
  var options = { connections: ['github'], authParams: { scope: 'openid' } };
  if (user) {
    options.authParams.prompt = 'login';
  }
  // TODO(auth0): Request `user.accessToken` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  if (user) {
    lock.show(options, linkingLockCallback('garden.eu.auth0.com', user.accessToken, function (error) {
      if (error) showError(error);
    }));
  } else {
    lock.show(options, function (error) {
      if (error) showError(error);
    });
  }
}

function open(token) {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // TODO(auth0): Load Lock 11 or later, which this code requires.
  // TODO(auth0): Change the other logins (login-stays.input.js): Lock 10+ ignores callbacks and old options of
  //   `show()`.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  if (token) {
    linkingLock(Auth0Lock, 'CLIENT', 'garden.eu.auth0.com', token, onAuth0Link).show({
      allowedConnections: ['github']
    });
  } else {
    lock.show({ connections: ['github'] });
  }
}

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

// Runs after linking succeeds or fails.
function onAuth0Link(error) {
  if (error) {
    console.error(error);
  } else {
    window.location.reload();
  }
}

// Copies an object's own properties to another one.
function assignProperties(target, source) {
  for (var key in source) {
    if (Object.prototype.hasOwnProperty.call(source, key)) {
      target[key] = source[key];
    }
  }
  return target;
}

// Makes a Lock link the account that signs in, then calls back, with the error if there is one.
function linkByLock(lock, domain, accessToken, callback) {
  var finish = function (error) {
    lock.hide();
    callback(error);
  };
  lock.on('authenticated', function (authResult) {
    requestAuth0Link(
      domain,
      accessToken,
      authResult.idToken,
      function () {
        finish(null);
      },
      finish
    );
  });
  lock.on('authorization_error', callback);
  return lock;
}

// A separate popup Lock for linking, so the user's session is kept.
function linkingLock(LockClass, clientId, domain, accessToken, callback, options) {
  var params = { scope: 'openid email', prompt: 'login' };
  var auth = { redirect: false, responseType: 'token id_token', params: params };
  var settings = assignProperties(assignProperties({ rememberLastLogin: false }, options), { auth: auth });
  return linkByLock(new LockClass(clientId, domain, settings), domain, accessToken, callback);
}
