// options: {"packages": {"angular-auth0": "^3.0.0", "auth0-js": "^9.8.0"}}
// The page has run app.js, or it would have no `angularAuth0`: so it has the global, which only app.js names.
angular.module('bakery').service('profile', function (angularAuth0) {
  this.link = function (token) {
    // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
    // TODO(auth0): If linking fails, `parseHash` calls back outside of a digest: start one (`$evalAsync`) where the
    //   page shows errors.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    angularAuth0.authorize({ connection: 'github', prompt: 'login', state: rememberAuth0Link(token) });
  };
  this.finish = function () {
    angularAuth0.parseHash(finishAuth0Link(BAKERY_DOMAIN, function (error, result) {
      if (result) sessionStorage.setItem('token', result.accessToken);
    }));
  };
});

// Returns an unguessable `state` for a login.
function newAuth0State() {
  var page = window;
  var source = page.crypto || page.msCrypto;
  return Array.prototype.join.call(source.getRandomValues(new Uint32Array(4)), '-');
}

// Remembers for ten minutes which account to link the next login to, and this page. Only a login with this state is
// linked.
function rememberAuth0Link(accessToken) {
  var state = newAuth0State();
  var page = window.location.href;
  var pending = { state: state, accessToken: accessToken, page: page, until: Date.now() + 600000 };
  sessionStorage.setItem('auth0PendingLink', JSON.stringify(pending));
  return state;
}

// Returns what rememberAuth0Link stored.
function pendingAuth0Link() {
  return JSON.parse(sessionStorage.getItem('auth0PendingLink') || '{}');
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

// Returns a callback for parseHash that passes ordinary logins on. A login for linking is linked, and the user is taken
// back to the page where it began: its tokens are not the user's, so nothing else gets them.
function finishAuth0Link(domain, callback) {
  return function (error, result) {
    var pending = pendingAuth0Link();
    var state = (error || result || {}).state;
    if (!state || state !== pending.state || pending.until < Date.now()) {
      callback(error, result);
      return;
    }
    sessionStorage.removeItem('auth0PendingLink');
    if (error) {
      callback(error);
      return;
    }
    var goBack = function () {
      var page = pending.page || '/';
      window.location.replace(page);
      var _a = page.split('#'),
        address = _a[0],
        fragment = _a[1];
      // Only the fragment changes, which loads nothing.
      if (fragment !== undefined && address === window.location.href.split('#')[0]) {
        window.location.reload();
      }
    };
    var fail = function (failure) {
      callback({ error: 'account_linking_failed', errorDescription: String(failure) });
    };
    requestAuth0Link(domain, pending.accessToken, result.idToken, goBack, fail);
  };
}
