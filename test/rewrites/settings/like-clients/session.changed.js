import auth0 from 'auth0-js';
import site from './site';

const client = new auth0.WebAuth({
  clientID: site.application,
  domain: site.tenant,
  redirectUri: `${window.location.origin}/signed-in`,
  responseType: 'token id_token',
  scope: 'openid profile email',
});

export const signIn = () => client.authorize();

export function readLogin(done) {
  client.parseHash(finishAuth0Link(site.tenant, (error, login) => {
    if (login) localStorage.setItem('token', login.accessToken);
    done(error);
  }));
}

// Returns what rememberAuth0Link stored.
function pendingAuth0Link() {
  return JSON.parse(sessionStorage.getItem('auth0PendingLink') || '{}');
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

// Returns a callback for parseHash that passes ordinary logins on. A login for linking is linked, and the user is taken
// back to the page where it began: its tokens are not the user's, so nothing else gets them.
function finishAuth0Link(domain, callback) {
  return (error, result) => {
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
    const fail = (failure) => {
      callback({ error: 'account_linking_failed', errorDescription: String(failure) });
    };
    linkAuth0Account(domain, pending.accessToken, result.idToken).then(goBack, fail);
  };
}
