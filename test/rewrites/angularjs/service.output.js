// The provider is set up in another file.
angular.module('garden').controller('Account', ['angularAuth0', '$http', 'lock', function (login, $http, lock) {
  this.add = function (done) {
    // TODO(auth0): Request `localStorage.getItem('token')` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): The callback now receives the linked account's profile and tokens. Don't store them as the user's.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    login.popup.authorize({ connection: 'github', responseType: 'token id_token', prompt: 'login' }, linkingHttpCallback($http, 'YOUR_DOMAIN', localStorage.getItem('token'), done));
  };
  this.choose = function () {
    // TODO(auth0): Request `localStorage.getItem('token')` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
    // TODO(auth0): Load Lock 11 or later, which this code requires.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    linkingLock(window.Auth0Lock, 'YOUR_CLIENT_ID', 'YOUR_DOMAIN', localStorage.getItem('token'), onAuth0Link).show();
  };
}]);

// What a JWT says. It is not verified here: Auth0 does that where the token is sent to.
function auth0Claims(token) {
  var payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('This token is no JWT: request it for the audience of the Management API');
  }
  var base64 = payload.replace(/-/g, '+').replace(/_/g, '/');
  return JSON.parse(decodeURIComponent(escape(atob(base64))));
}

// Calls back once the account that has logged in is linked, by AngularJS's $http; an error may be the login's or the link's.
function linkingHttpCallback($http, domain, accessToken, callback) {
  return function (error, result) {
    if (error) {
      callback(error);
      return;
    }
    var otherToken = result.idToken;
    if (auth0Claims(otherToken).email_verified === false) {
      callback(new Error('The other account has not verified its email address'));
      return;
    }
    $http({
      method: 'POST',
      url: 'https://' + domain + '/api/v2/users/' + encodeURIComponent(auth0Claims(accessToken).sub) + '/identities',
      headers: { Authorization: 'Bearer ' + accessToken },
      data: { link_with: otherToken }
    }).then(function () {
      callback(null, result);
    }, callback);
  };
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

// Makes a Lock link the account that logs in, and calls back after that or with what went wrong.
function linkByLock(lock, domain, accessToken, callback) {
  function finish(error) {
    lock.hide();
    callback(error);
  }
  lock.on('authenticated', function (authResult) {
    linkAuth0Account(domain, accessToken, authResult.idToken).then(function () {
      finish(null);
    }, finish);
  });
  lock.on('authorization_error', callback);
  return lock;
}

// A Lock of its own for linking: in a popup, and with an ID token, so that the user's session stays.
function linkingLock(LockClass, clientId, domain, accessToken, callback, options) {
  var auth = { redirect: false, responseType: 'token id_token', params: { scope: 'openid email' } };
  var settings = Object.assign({ rememberLastLogin: false }, options, { auth: auth });
  return linkByLock(new LockClass(clientId, domain, settings), domain, accessToken, callback);
}

// Called once another account is linked, or with what went wrong.
function onAuth0Link(error) {
  if (error) {
    console.error(error);
  } else {
    window.location.reload();
  }
}
