(function (App) {
  'use strict';

  var TENANT = 'https://garden.eu.auth0.com';

  // Old pages set the address themselves.
  App.connect = function (connection) {
    // TODO(auth0): Request `App.session.token()` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Load this code first on the `redirect_uri` page; linking logins return there with an ID token in the URL
    //   fragment.
    // TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
    // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    window.location.href = TENANT + '/authorize?response_type=id_token&scope=openid%20email' +
      '&client_id=' + App.clientId +
      '&connection=' + connection +
      '&prompt=login&state=' + rememberAuth0Link(App.session.token()) + '&nonce=' + pendingAuth0Link().state +
      '&redirect_uri=' + encodeURIComponent(App.home);
  };

  takeAuth0Link('garden.eu.auth0.com', onAuth0Link);

  // Remembers for ten minutes whom the next login is to be linked to. Only a login with this state will be.
  function rememberAuth0Link(accessToken) {
    var state = crypto.randomUUID();
    var pending = { state: state, accessToken: accessToken, until: Date.now() + 600000 };
    sessionStorage.setItem('auth0PendingLink', JSON.stringify(pending));
    return state;
  }

  // What is remembered of a login for linking that is under way.
  function pendingAuth0Link() {
    return JSON.parse(sessionStorage.getItem('auth0PendingLink') || '{}');
  }

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

  // Links where a login for linking has come back to this page: the URL has its state and its ID token, behind the #.
  function takeAuth0Link(domain, callback) {
    var answer = new URLSearchParams(window.location.hash.slice(1));
    var pending = pendingAuth0Link();
    if (!pending.state || answer.get('state') !== pending.state || pending.until < Date.now()) return;
    sessionStorage.removeItem('auth0PendingLink');
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
    var idToken = answer.get('id_token');
    if (!idToken || auth0Claims(idToken).nonce !== pending.state) {
      callback(new Error(answer.get('error_description') || 'Auth0 sent no ID token for this login'));
      return;
    }
    linkAuth0Account(domain, pending.accessToken, idToken).then(function () {
      callback(null);
    }, callback);
  }

  // Called once another account is linked, or with what went wrong.
  function onAuth0Link(error) {
    if (error) {
      console.error(error);
    } else {
      window.location.reload();
    }
  }

})(window.App);
