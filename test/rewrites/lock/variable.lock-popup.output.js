(function (App) {
  var lock = new Auth0Lock('CLIENT', 'garden.eu.auth0.com');

  // Work accounts: the same window, with the company's connection only.
  App.linkWork = function (connection, done) {
    var options = {
      connections: [connection],
      authParams: { scope: 'openid profile' }
    };

    // TODO(auth0): Request `App.session.accessToken()` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): The callback now receives the linked account's profile and tokens. Don't store them as the user's.
    // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    lock.showSignin(options, linkingLockCallback('garden.eu.auth0.com', App.session.accessToken(), done));
  };

  App.linkOther = function (done) {
    var options = {};
    // TODO(auth0): Request `App.session.accessToken()` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Load Lock 11 or later, which this code requires.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    linkingLock(Auth0Lock, 'CLIENT', 'garden.eu.auth0.com', App.session.accessToken(), function (error) {
      done(error);
    }).show(options);
  };

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
  function linkingLockCallback(domain, accessToken, callback) {
    return function (error, profile, idToken) {
      var results = arguments;
      if (error) {
        callback(error);
        return;
      }
      linkAuth0Account(domain, accessToken, idToken).then(function () {
        callback.apply(null, results);
      }, callback);
    };
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
})(window.App);
