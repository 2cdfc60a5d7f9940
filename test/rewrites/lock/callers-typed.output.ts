import Auth0Lock from 'auth0-lock';

const lock = new Auth0Lock('CLIENT', 'garden.eu.auth0.com', { auth: { redirectUrl: location.origin } });

interface Owner {
  accessToken: string;
}

// TODO(auth0): Request `owner.accessToken` with audience https://TENANT/api/v2/ and scope
//   update:current_user_identities.
// TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
// TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
// TODO(auth0): Load Lock 11 or later, which this code requires.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
export const sure = (owner: Owner) => linkingLock(
  Auth0Lock,
  'CLIENT',
  'garden.eu.auth0.com',
  owner.accessToken,
  onAuth0Link
).show();

interface Visitor {
  accessToken?: string;
}

// TODO(auth0): Request `visitor.accessToken` with audience https://TENANT/api/v2/ and scope
//   update:current_user_identities.
// TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
// TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
// TODO(auth0): Load Lock 11 or later, which this code requires.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
export const perhaps = (visitor: Visitor) =>
  visitor.accessToken
    ? linkingLock(Auth0Lock, 'CLIENT', 'garden.eu.auth0.com', visitor.accessToken, onAuth0Link).show()
    : lock.show();
// TODO(auth0): Request `owner.accessToken` with audience https://TENANT/api/v2/ and scope
//   update:current_user_identities.
// TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
// TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
// TODO(auth0): Load Lock 11 or later, which this code requires.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
export const maybe = (owner: { accessToken?: string }) =>
  owner.accessToken
    ? linkingLock(Auth0Lock, 'CLIENT', 'garden.eu.auth0.com', owner.accessToken, onAuth0Link).show()
    : lock.show();

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token: string | null | undefined): {
  sub: string;
  email_verified?: boolean;
  nonce?: string;
} {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  const bytes = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
  const escaped = bytes.replace(/[\s\S]/g, (byte) => '%' + ('0' + byte.charCodeAt(0).toString(16)).slice(-2));
  return JSON.parse(decodeURIComponent(escaped)) as ReturnType<typeof auth0Claims>;
}

// Returns the URL-encoded id of the user to link to.
// Throws if the second account's email address is not verified, because anyone can sign up with it.
function auth0LinkOwner(accessToken: string | null | undefined, idToken: string | null | undefined): string {
  if (auth0Claims(idToken).email_verified === false) {
    throw new Error("The second account's email address is not verified");
  }
  return encodeURIComponent(auth0Claims(accessToken).sub);
}

// Links the account of an ID token to the account that owns the access token.
function linkAuth0Account(
  domain: string,
  accessToken: string | null | undefined,
  idToken: string | null | undefined
): Promise<void> {
  return Promise.resolve()
    .then(() =>
      fetch(`https://${domain}/api/v2/users/${auth0LinkOwner(accessToken, idToken)}/identities`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${accessToken}` },
        body: JSON.stringify({ link_with: idToken })
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
function linkByLock<L extends { on: any; hide(): void }>(
  lock: L,
  domain: string,
  accessToken: string | null | undefined,
  callback: (error?: any) => void
): L {
  const finish = (error?: any) => {
    lock.hide();
    callback(error);
  };
  lock.on('authenticated', (authResult: any) => {
    linkAuth0Account(domain, accessToken, authResult.idToken).then(() => {
      finish(null);
    }, finish);
  });
  lock.on('authorization_error', callback);
  return lock;
}

// A separate popup Lock for linking, so the user's session is kept.
function linkingLock<L extends { on: any; show: any; hide(): void }>(
  LockClass: new (...settings: any[]) => L,
  clientId: string,
  domain: string,
  accessToken: string | null | undefined,
  callback: (error?: any) => void,
  options?: object
): L {
  const params = { scope: 'openid email', prompt: 'login' };
  const auth = { redirect: false, responseType: 'token id_token', params: params };
  const settings = { rememberLastLogin: false, ...options, auth: auth };
  return linkByLock(new LockClass(clientId, domain, settings), domain, accessToken, callback);
}

// Runs after linking succeeds or fails.
function onAuth0Link(error?: any) {
  if (error) {
    console.error(error);
  } else {
    window.location.reload();
  }
}
