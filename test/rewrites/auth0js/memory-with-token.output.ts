import * as auth0 from 'auth0-js';

export class Account {
  private token = '';

  private client = new auth0.WebAuth({
    domain: 'orchard.eu.auth0.com',
    clientID: 'Wb3',
    redirectUri: location.origin,
    responseType: 'token id_token',
    scope: 'openid email'
  });

  link(connection: string) {
    // TODO(auth0): Request `this.token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    this.client.authorize({ connection, prompt: 'login', state: rememberAuth0Link(this.token) } as any);
  }

  enter() {
    this.client.parseHash(finishAuth0Link('orchard.eu.auth0.com', (error, result) => {
      if (error || !result) return;
      this.token = result.accessToken;
      localStorage.setItem('isLoggedIn', 'true');
      localStorage.setItem('id_token', result.idToken);
    }));
  }
}

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

// Returns a callback for parseHash that passes ordinary logins on. A login for linking is linked, and the user is taken
// back to the page where it began: its tokens are not the user's, so nothing else gets them.
function finishAuth0Link(domain: string, callback: (error: any, result?: any) => void) {
  return (error: any, result: any) => {
    const pending = pendingAuth0Link();
    const state = (error || result || {}).state;
    if (!state || state !== pending.state || pending.until < Date.now()) {
      callback(error, result);
      return;
    }
    sessionStorage.removeItem('auth0PendingLink');
    if (error) {
      callback(error);
      return;
    }
    const goBack = () => {
      const page = pending.page || '/';
      window.location.replace(page);
      const [address, fragment] = page.split('#');
      // Only the fragment changes, which loads nothing.
      if (fragment !== undefined && address === window.location.href.split('#')[0]) {
        window.location.reload();
      }
    };
    const fail = (failure: any) => {
      callback({ error: 'account_linking_failed', errorDescription: String(failure) });
    };
    linkAuth0Account(domain, pending.accessToken, result.idToken).then(goBack, fail);
  };
}
