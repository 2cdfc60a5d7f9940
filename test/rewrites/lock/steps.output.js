import Auth0Lock from 'auth0-lock';
import $ from 'jquery';

const CLIENT = 'garden-app';
const DOMAIN = 'garden.eu.auth0.com';
const look = { theme: { primaryColor: '#384' }, auth: { redirectUrl: 'https://garden.example/in' } };

export function linkInSteps(token, done) {
  const options = {
    closable: true,
    auth: { params: { scope: 'openid email', prompt: 'login' }, redirect: false, responseType: 'token id_token' },
  };
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Tell the user whether linking worked.
  // TODO(auth0): Load Lock 11 or later, which this code requires.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  const lock = new Auth0Lock(CLIENT, DOMAIN, options);
  linkByLock(lock, DOMAIN, token, (error) => (error ? console.error(error) : done()));
  lock.show();
}

export function start() {
  const token = localStorage.getItem('access_token');
  const params = { scope: 'openid profile' };
  // somebody is logged in: link the other account
  const lock = new Auth0Lock(CLIENT, DOMAIN, { auth: { params } });
  lock.on('authenticated', ({ idToken }) => localStorage.setItem('id_token', idToken));
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // TODO(auth0): Load Lock 11 or later, which this code requires.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  if (token) {
    linkingLock(Auth0Lock, CLIENT, DOMAIN, token, onAuth0Link).show();
  } else {
    lock.show();
  }
}

export function linkWithLook(token) {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // TODO(auth0): Load Lock 11 or later, which this code requires.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  const lock = linkByLock(new Auth0Lock(
    CLIENT,
    DOMAIN,
    Object.assign({}, look, {
      auth: { redirect: false, params: { scope: 'openid email', prompt: 'login' }, responseType: 'token id_token' },
    }),
  ), DOMAIN, token, onAuth0Link);
  lock.show();
}

export function linkWithSpread(token) {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // TODO(auth0): Load Lock 11 or later, which this code requires.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  linkByLock(
    new Auth0Lock(CLIENT, DOMAIN, {
      ...look,
      auth: { params: { scope: 'openid email', prompt: 'login' }, redirect: false, responseType: 'token id_token' },
    }),
    DOMAIN,
    token,
    onAuth0Link
  ).show();
}

export function linkWithCopy(token) {
  const options = $.extend(
    {},
    look,
    { auth: { params: { scope: 'openid email', prompt: 'login' }, redirect: false, responseType: 'token id_token' } }
  );
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // TODO(auth0): Load Lock 11 or later, which this code requires.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  const lock = linkByLock(new Auth0Lock(CLIENT, DOMAIN, options), DOMAIN, token, onAuth0Link);
  lock.show();
}

// refused: the token is not in an object literal passed directly to this call
export function linkWithDeepCopy(token) {
  const options = $.extend(true, {}, look, { auth: { params: { access_token: token } } });
  new Auth0Lock(CLIENT, DOMAIN, options).show();
}

// refused: the token is not in an object literal passed directly to this call
export function linkByShared(token) {
  const options = {};
  options.auth = { params: { access_token: token } };
  remember(options);
  new Auth0Lock(CLIENT, DOMAIN, options).show();
}

export function linkLater(token) {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // TODO(auth0): Load Lock 11 or later, which this code requires.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  linkByLock(
    new Auth0Lock(CLIENT, DOMAIN, {
      closable: decide(),
      auth: { params: { scope: 'openid email', prompt: 'login' }, redirect: false, responseType: 'token id_token' },
    }),
    DOMAIN,
    token,
    onAuth0Link
  ).show();
}

// refused: the token is not in an object literal passed directly to this call
export function linkAtOnce(token) {
  const options = { closable: true };
  const isClosable = decide();
  options.closable = isClosable;
  options.auth = { params: { access_token: token } };
  new Auth0Lock(CLIENT, DOMAIN, options).show();
}

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token) {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  const bytes = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
  const escaped = bytes.replace(/[\s\S]/g, (byte) => '%' + ('0' + byte.charCodeAt(0).toString(16)).slice(-2));
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
function linkAuth0Account(domain, accessToken, idToken) {
  return Promise.resolve()
    .then(() =>
      fetch(`https://${domain}/api/v2/users/${auth0LinkOwner(accessToken, idToken)}/identities`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${accessToken}` },
        body: JSON.stringify({ link_with: idToken }),
      })
    )
    .then((response) => {
      if (response.ok) {
        return response.json();
      }
      return response.text().then((text) => {
        throw new Error(`Account linking failed: ${response.status} ${text}`);
      });
    });
}

// Makes a Lock link the account that signs in, then calls back, with the error if there is one.
function linkByLock(lock, domain, accessToken, callback) {
  const finish = (error) => {
    lock.hide();
    callback(error);
  };
  lock.on('authenticated', (authResult) => {
    linkAuth0Account(domain, accessToken, authResult.idToken).then(() => {
      finish(null);
    }, finish);
  });
  lock.on('authorization_error', callback);
  return lock;
}

// A separate popup Lock for linking, so the user's session is kept.
function linkingLock(LockClass, clientId, domain, accessToken, callback, options) {
  const params = { scope: 'openid email', prompt: 'login' };
  const auth = { redirect: false, responseType: 'token id_token', params: params };
  const settings = { rememberLastLogin: false, ...options, auth: auth };
  return linkByLock(new LockClass(clientId, domain, settings), domain, accessToken, callback);
}

// Runs after linking succeeds or fails.
function onAuth0Link(error) {
  if (error) {
    console.error(error);
  } else {
    window.location.reload();
  }
}
