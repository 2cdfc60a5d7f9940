import Auth0Lock from 'auth0-lock';

const lock = new Auth0Lock('CLIENT', 'garden.eu.auth0.com', { auth: { redirectUrl: 'https://garden.example/callback' } });

lock.on('authenticated', (result) => session.start(result));

export function login() {
  lock.show();
}

export function link(done) {
  // TODO(auth0): Request `session.accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // TODO(auth0): Load Lock 11 or later, which this code requires.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  linkingLock(Auth0Lock, 'CLIENT', 'garden.eu.auth0.com', session.accessToken, onAuth0Link).show({
    allowedConnections: ['google-oauth2', 'github'],
  });
}

export function linkingLock9(done) {
  // TODO(auth0): Request `session.accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Load Lock 11 or later, which this code requires.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  linkingLock(Auth0Lock, 'CLIENT', 'garden.eu.auth0.com', session.accessToken, (error) => done(error)).show({ allowedConnections: ['github'] });
}

// What a JWT says. It is not verified here: Auth0 does that where the token is sent to.
function auth0Claims(token) {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('This token is no JWT: request it for the audience of the Management API');
  }
  const base64 = payload.replace(/-/g, '+').replace(/_/g, '/');
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))));
}

// Links the account that an ID token was issued for to the account that owns the access token.
function linkAuth0Account(domain, accessToken, idToken) {
  return new Promise((resolve) => {
    if (auth0Claims(idToken).email_verified === false) {
      throw new Error('The other account has not verified its email address');
    }
    const primaryUserId = encodeURIComponent(auth0Claims(accessToken).sub);
    const request = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${accessToken}` },
      body: JSON.stringify({ link_with: idToken }),
    };
    resolve(fetch(`https://${domain}/api/v2/users/${primaryUserId}/identities`, request));
  }).then((response) => {
    if (response.ok) {
      return response.json();
    }
    return response.text().then((text) => {
      throw new Error(`Account linking failed: ${response.status} ${text}`);
    });
  });
}

// Makes a Lock link the account that logs in, and calls back after that or with what went wrong.
function linkByLock(lock, domain, accessToken, callback) {
  const finish = (error) => {
    lock.hide();
    callback(error);
  };
  lock.on('authenticated', (authResult) => {
    linkAuth0Account(domain, accessToken, authResult.idToken).then(() => finish(null), finish);
  });
  lock.on('authorization_error', callback);
  return lock;
}

// A Lock of its own for linking: in a popup, and with an ID token, so that the user's session stays.
function linkingLock(LockClass, clientId, domain, accessToken, callback, options = {}) {
  const auth = { redirect: false, responseType: 'token id_token', params: { scope: 'openid email' } };
  const lock = new LockClass(clientId, domain, { rememberLastLogin: false, ...options, auth });
  return linkByLock(lock, domain, accessToken, callback);
}

// Called once another account is linked, or with what went wrong.
function onAuth0Link(error) {
  if (error) {
    console.error(error);
  } else {
    window.location.reload();
  }
}
