import Auth0Lock from 'auth0-lock';
import { CLIENT, DOMAIN } from './settings';

export class Accounts {
  constructor(session) {
    this.session = session;
    this.lock = new Auth0Lock(CLIENT, DOMAIN, {
      theme: { logo: '/logo.svg' },
      auth: { redirectUrl: location.origin, params: { scope: 'openid' } },
    });
    this.lock.on('authenticated', (result) => this.session.start(result));
  }

  link() {
    // TODO(auth0): Request `this.session.token` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
    // TODO(auth0): Load Lock 11 or later, which this code requires.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    if (this.session.token) {
      linkingLock(Auth0Lock, CLIENT, DOMAIN, this.session.token, onAuth0Link, { theme: { logo: '/logo.svg' } }).show();
    } else {
      this.lock.show();
    }
  }

  again() {
    if (this.session.token) {
      return linkingLock(Auth0Lock, CLIENT, DOMAIN, this.session.token, onAuth0Link, {
        theme: { logo: '/logo.svg' },
      }).show({ allowedConnections: ['github'] });
    }
    return this.lock.show({ allowedConnections: ['github'] });
  }
}

export function Login({ user }) {
  const open = () => {
    // TODO(auth0): Request `user.token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
    // TODO(auth0): Load Lock 11 or later, which this code requires.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    if (user) {
      linkingLock(Auth0Lock, CLIENT, DOMAIN, user.token, onAuth0Link).show();
    } else {
      new Auth0Lock(CLIENT, DOMAIN, {}).show();
    }
  };
  return open;
}

export function refreshes(token) {
  const linker = new Auth0Lock(CLIENT, DOMAIN, {});
  linker.on('authenticated', () => location.reload());
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // TODO(auth0): Load Lock 11 or later, which this code requires.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  if (token) {
    linkingLock(Auth0Lock, CLIENT, DOMAIN, token, onAuth0Link).show();
  } else {
    linker.show();
  }
}

const page = new Auth0Lock(CLIENT, DOMAIN);

// TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
// TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
// TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
// TODO(auth0): Load Lock 11 or later, which this code requires.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
export const signIn = (token) =>
  token
    ? linkingLock(Auth0Lock, CLIENT, DOMAIN, token, onAuth0Link).show()
    : page.show({ auth: { params: { scope: 'openid' } } });

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
