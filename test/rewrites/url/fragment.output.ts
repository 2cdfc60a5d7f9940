import { clientId } from './config';
import { token } from './session';

const domain = 'garden.eu.auth0.com';

export function addAccountUrl(connection: string): string {
  // TODO(auth0): Request `token()` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Load this code first on the `redirect_uri` page; linking logins return there with an ID token in the
  //   URL fragment.
  // TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  return `https://${domain}/authorize?response_type=id_token&scope=openid%20email&client_id=${clientId}&connection=${connection}&prompt=login&state=${rememberAuth0Link(token())}&nonce=${pendingAuth0Link().state}`;
}

export const addByParams = () => {
  const query = new URLSearchParams({ scope: 'openid profile email', response_type: 'id_token', client_id: clientId });
  query.set('prompt', 'login');
  query.set('state', rememberAuth0Link(token()));
  query.set('nonce', pendingAuth0Link().state);
  // TODO(auth0): Request `token()` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Load this code first on the `redirect_uri` page; linking logins return there with an ID token in the
  //   URL fragment.
  // TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  location.assign(`https://${domain}/authorize?${query}`);
};

export const addByObject = () => {
  const query = new URLSearchParams({
    prompt: 'login',
    scope: 'openid email',
    response_type: 'id_token',
    state: rememberAuth0Link(token()),
    nonce: pendingAuth0Link().state
  });
  // TODO(auth0): Request `token()` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Load this code first on the `redirect_uri` page; linking logins return there with an ID token in the
  //   URL fragment.
  // TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  location.assign(`https://${domain}/authorize?${query}`);
};

// TODO(auth0): Request `token()` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
// TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
// TODO(auth0): Load this code first on the `redirect_uri` page; linking logins return there with an ID token in the URL
//   fragment.
// TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
// TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
export const addByTemplate = () =>
  location.assign(`https://${domain}/authorize?response_type=id_token&client_id=${clientId}&scope=openid%20email&prompt=login&state=${rememberAuth0Link(token())}&nonce=${pendingAuth0Link().state}`);

// Several templates make up the URL, and the scope lacks `openid` and `email`.
export const addInParts = (connection: string) => {
  // TODO(auth0): Request `token()` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Load this code first on the `redirect_uri` page; linking logins return there with an ID token in the
  //   URL fragment.
  // TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  window.location.href =
    `https://${domain}/authorize?response_type=id_token&client_id=${clientId}` +
    `&connection=${connection}&scope=profile%20openid%20email` +
    `&prompt=login&state=${rememberAuth0Link(token())}&nonce=${pendingAuth0Link().state}`;
};

takeAuth0Link(domain, onAuth0Link);

// Returns an unguessable `state` for a login.
function newAuth0State(): string {
  const numbers = new Uint32Array(4);
  crypto.getRandomValues(numbers);
  return numbers.join('-');
}

// Remembers for ten minutes which account to link the next login to, and this page. Only a login with this state is
// linked.
function rememberAuth0Link(accessToken: string | null | undefined): string {
  const state = newAuth0State();
  const page = window.location.href;
  const pending = { state: state, accessToken: accessToken, page: page, until: Date.now() + 600000 };
  sessionStorage.setItem('auth0PendingLink', JSON.stringify(pending));
  return state;
}

// Returns what rememberAuth0Link stored.
function pendingAuth0Link(): { state?: string; accessToken?: string; page?: string; until: number } {
  return JSON.parse(sessionStorage.getItem('auth0PendingLink') || '{}');
}

// Returns a parameter from the URL fragment.
function fragmentParameter(name: string): string | null {
  return new URLSearchParams(window.location.hash.slice(1)).get(name);
}

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

// Links the account if a login for linking has returned to this page, with its state and ID token in the URL fragment.
// Then the address is that of the page where linking began. A failed login is left to the page's own code as well.
function takeAuth0Link(domain: string, callback: (error: any) => void): void {
  // The module may also be loaded on a server.
  if (typeof window === 'undefined') {
    return;
  }
  const pending = pendingAuth0Link();
  if (!pending.state || fragmentParameter('state') !== pending.state || pending.until < Date.now()) {
    return;
  }
  const idToken = fragmentParameter('id_token');
  const description = fragmentParameter('error_description');
  sessionStorage.removeItem('auth0PendingLink');
  if (idToken) {
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
  }
  if (!idToken || auth0Claims(idToken).nonce !== pending.state) {
    callback(new Error(description || 'Auth0 returned no ID token for this login'));
    return;
  }
  linkAuth0Account(domain, pending.accessToken, idToken).then(() => {
    if (pending.page) {
      window.history.replaceState(null, '', pending.page);
    }
    callback(null);
  }, callback);
}

// Runs after linking succeeds or fails.
function onAuth0Link(error?: any) {
  if (error) {
    console.error(error);
  } else {
    window.location.reload();
  }
}
