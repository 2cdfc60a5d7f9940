import { Auth0Lock } from 'auth0-lock';

export function showLinking(clientId: string, domain: string, token: string): void {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // TODO(auth0): Load Lock 11 or later, which this code requires.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  const lock = linkByLock(new Auth0Lock(clientId, domain, {
    languageDictionary: { title: 'Add another login' },
    auth: {
      redirect: false,
      params: { scope: 'openid email' }, // makes it link
      responseType: 'token id_token',
    },
  }), domain, token, onAuth0Link);
  lock.show();
}

export function showOther(token: string): void {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // TODO(auth0): Load Lock 11 or later, which this code requires.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  linkByLock(new Auth0Lock('CLIENT', 'garden.eu.auth0.com', {
    auth: { responseType: 'token id_token', redirect: false, sso: false, params: { scope: 'openid profile' } },
  }), 'garden.eu.auth0.com', token, onAuth0Link).show();
}

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

// Called once another account is linked, or with what went wrong.
function onAuth0Link(error?: unknown) {
  if (error) {
    console.error(error);
  } else {
    window.location.reload();
  }
}
