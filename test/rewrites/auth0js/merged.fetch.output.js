window.addEventListener('load', function () {
  var webAuth = new auth0.WebAuth({
    domain: 'garden.eu.auth0.com',
    clientID: 'GARDEN',
    responseType: 'token id_token',
    scope: 'openid profile'
  });
  var common = { connection: 'github', scope: 'openid profile' };

  document.getElementById('link').onclick = function () {
    // TODO(auth0): Request `localStorage.getItem('access_token')` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    webAuth.authorize(Object.assign({}, common, {
      prompt: 'login',
      state: rememberAuth0Link(localStorage.getItem('access_token')),
      scope: 'openid profile email'
    }));
  };

  document.getElementById('link-popup').onclick = function () {
    // TODO(auth0): Request `localStorage.getItem('access_token')` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    webAuth.popup.authorize(_.extend(
      {},
      common,
      { owp: true, scope: 'openid profile email', prompt: 'login' }
    ), linkingCallback('garden.eu.auth0.com', localStorage.getItem('access_token'), function (error) {
      show(error || 'linked');
    }));
  };

  document.getElementById('link-other').onclick = function () {
    // TODO(auth0): Request `localStorage.getItem('access_token')` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
    // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    if (localStorage.getItem('access_token')) {
      webAuth.popup.authorize(
        _.extend({}, common, { owp: true, scope: 'openid profile email', prompt: 'login' }),
        linkingCallback('garden.eu.auth0.com', localStorage.getItem('access_token'), onAuth0Link)
      );
    } else {
      webAuth.popup.authorize(_.extend({}, common, {}), function (error, result) {
        localStorage.setItem('access_token', result.accessToken);
      });
    }
  };

  document.getElementById('link-google').onclick = function () {
    // TODO(auth0): Request `localStorage.getItem('access_token')` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    webAuth.authorize(
      $.extend(
        {},
        common,
        { connection: 'google-oauth2', scope: 'openid email', prompt: 'login', state: rememberAuth0Link(localStorage.getItem('access_token')) }
      )
    );
  };

  document.getElementById('link-any').onclick = function () {
    // refused: the token is not in an object literal passed directly to this call
    webAuth.authorize($.extend({}, { access_token: localStorage.getItem('access_token') }, common));
  };

  webAuth.parseHash(finishAuth0Link('garden.eu.auth0.com', function (error, result) {
    if (result) {
      localStorage.setItem('access_token', result.accessToken);
    }
  }));
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

// Returns the error of a failed link with the properties of auth0.js's own errors, which callbacks show.
function auth0LinkFailure(failure) {
  var reason = failure.description || (failure.data || failure).message || failure.code || 'no response from Auth0';
  var code = 'account_linking_failed';
  return { error: code, errorDescription: reason, code: code, description: reason };
}

// Returns a login callback that links the new account, then calls back. The error is the login's or the link's.
function linkingCallback(domain, accessToken, callback) {
  return function (error, result) {
    if (error) {
      callback(error);
      return;
    }
    var fail = function (failure) {
      callback(auth0LinkFailure(failure));
    };
    requestAuth0Link(
      domain,
      accessToken,
      result.idToken,
      function () {
        callback(null, result);
      },
      fail
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
