var webAuth = new auth0.WebAuth({ domain: 'garden.eu.auth0.com', clientID: 'CLIENT', responseType: 'token' });

function link(connection) {
  // TODO(auth0): Request `localStorage.getItem('access_token')` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  webAuth.authorize({ connection: connection, prompt: 'login', state: rememberAuth0Link(localStorage.getItem('access_token')), responseType: 'token id_token' });
}

webAuth.parseHash(finishAuth0Link('garden.eu.auth0.com', function (error, result) {
  if (error) return showError(error);
  if (result) startSession(result);
}));

// Remembers for ten minutes whom the next login is to be linked to. Only a login with this state will be.
function rememberAuth0Link(accessToken) {
  var state = crypto.randomUUID();
  var pending = { state: state, accessToken: accessToken, until: Date.now() + 600000 };
  sessionStorage.setItem('auth0PendingLink', JSON.stringify(pending));
  return state;
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

// Calls back with what the URL says of a login, unless that login was for linking: then with nothing, once it is done.
function finishAuth0Link(domain, callback) {
  return function (error, result) {
    var pending = JSON.parse(sessionStorage.getItem('auth0PendingLink') || '{}');
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
    linkAuth0Account(domain, pending.accessToken, result.idToken).then(function () {
      callback(null, null);
    }, callback);
  };
}
