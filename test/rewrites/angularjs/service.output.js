// The provider is set up in another file.
angular.module('garden').controller('Account', ['angularAuth0', '$http', 'lock', function (login, $http, lock) {
  this.add = function (done) {
    // TODO(auth0): Fill in YOUR_DOMAIN.
    // TODO(auth0): Request `localStorage.getItem('token')` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    if (localStorage.getItem('token')) {
      login.popup.authorize(
        { connection: 'github', responseType: 'token id_token', scope: 'openid email', prompt: 'login' },
        linkingHttpCallback($http, 'YOUR_DOMAIN', localStorage.getItem('token'), onAuth0Link)
      );
    } else {
      login.popup.authorize({ connection: 'github' }, done);
    }
  };
  this.choose = function () {
    // TODO(auth0): Fill in YOUR_DOMAIN, YOUR_CLIENT_ID.
    // TODO(auth0): Request `localStorage.getItem('token')` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
    // TODO(auth0): Load Lock 11 or later, which this code requires.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    linkingLock(window.Auth0Lock, 'YOUR_CLIENT_ID', 'YOUR_DOMAIN', localStorage.getItem('token'), onAuth0Link).show();
  };
}]);

// Returns the error of a failed link with the properties of auth0.js's own errors, which callbacks show.
function auth0LinkFailure(failure) {
  var reason = failure.description || (failure.data || failure).message || failure.code || 'no response from Auth0';
  var code = 'account_linking_failed';
  return { error: code, errorDescription: reason, code: code, description: reason };
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

// Links the account of an ID token to the account that owns the access token, with AngularJS's $http.
function linkByHttp($http, domain, accessToken, idToken, onLinked, onError) {
  var url;
  try {
    url = 'https://' + domain + '/api/v2/users/' + auth0LinkOwner(accessToken, idToken) + '/identities';
  } catch (error) {
    onError(error);
    return;
  }
  $http({
    method: 'POST',
    url: url,
    headers: { Authorization: 'Bearer ' + accessToken },
    data: { link_with: idToken }
  }).then(function () {
    onLinked();
  }, onError);
}

// Returns a login callback that links the new account, then calls back. The error is the login's or the link's.
function linkingHttpCallback($http, domain, accessToken, callback) {
  return function (error, result) {
    if (error) {
      callback(error);
      return;
    }
    var linked = function () {
      callback(null, result);
    };
    var fail = function (failure) {
      callback(auth0LinkFailure(failure));
    };
    linkByHttp($http, domain, accessToken, result.idToken, linked, fail);
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
