import { readToken } from './session';
import { lock, other as second } from './made';
import Auth0Lock from 'auth0-lock';

second.on('authenticated', () => undefined);

// TODO(auth0): Request `readToken()` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
// TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
// TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
// TODO(auth0): Load Lock 11 or later, which this code requires.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
export const addAccount = () => linkingLock(Auth0Lock, 'YOUR_CLIENT_ID', 'YOUR_DOMAIN', readToken(), onAuth0Link).show();

// What a JWT says. It is not verified here: Auth0 does that where the token is sent to.
function auth0Claims(token: string | null | undefined): Record<string, any> {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('This token is no JWT: request it for the audience of the Management API');
  }
  const base64 = payload.replace(/-/g, '+').replace(/_/g, '/');
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))));
}

// Links the account that an ID token was issued for to the account that owns the access token.
function linkAuth0Account(domain: string, accessToken: string | null | undefined, idToken: string) {
  return new Promise<Response>((resolve) => {
    if (auth0Claims(idToken).email_verified === false) {
      throw new Error('The other account has not verified its email address');
    }
    const primaryUserId = encodeURIComponent(auth0Claims(accessToken).sub);
    const request = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${accessToken}` },
      body: JSON.stringify({ link_with: idToken })
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
function linkByLock<L extends { on: any; hide(): void }>(lock: L, domain: string, accessToken: string | null | undefined, callback: (error?: any) => void): L {
  const finish = (error?: any) => {
    lock.hide();
    callback(error);
  };
  lock.on('authenticated', (authResult: any) => {
    linkAuth0Account(domain, accessToken, authResult.idToken).then(() => finish(null), finish);
  });
  lock.on('authorization_error', callback);
  return lock;
}

// A Lock of its own for linking: in a popup, and with an ID token, so that the user's session stays.
function linkingLock<L extends { on: any; hide(): void }>(LockClass: new (...settings: any[]) => L, clientId: string, domain: string, accessToken: string | null | undefined, callback: (error?: any) => void, options: object = {}): L {
  const auth = { redirect: false, responseType: 'token id_token', params: { scope: 'openid email' } };
  const lock = new LockClass(clientId, domain, { rememberLastLogin: false, ...options, auth });
  return linkByLock(lock, domain, accessToken, callback);
}

// Called once another account is linked, or with what went wrong.
function onAuth0Link(error?: unknown) {
  if (error) {
    console.error(error);
  } else {
    window.location.reload();
  }
}
