const AUTH0_DOMAIN = 'garden.eu.auth0.com';

export function addAccount(accessToken) {
  const params = new URLSearchParams({
    response_type: 'code',
    client_id: 'GardenClient',
    redirect_uri: 'https://garden.example.com/callback',
    scope: 'openid email',
    prompt: 'login',
    state: markAuth0Link(),
  });
  const url = new URL('https://garden.eu.auth0.com/authorize');
  url.search = params.toString();
  // TODO(auth0): Extend the server callback: if the state is marked, link the ID token's account and keep the session.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  window.location.assign(url.href);
}

export function addGithub(accessToken) {
  const url = new URL(`https://${AUTH0_DOMAIN}/authorize`);
  url.search = new URLSearchParams({
    response_type: 'id_token',
    client_id: 'GardenClient',
    redirect_uri: 'https://garden.example.com/done',
    connection: 'github',
    scope: 'openid email',
    prompt: 'login',
    state: rememberAuth0Link(accessToken),
    nonce: pendingAuth0Link().state,
  }).toString();
  // TODO(auth0): Request `accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Load this code first on the `redirect_uri` page; linking logins return there with an ID token in the
  //   URL fragment.
  // TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  window.location.href = url.toString();
}

export function addTwitter(accessToken) {
  const url = new URL(`https://${AUTH0_DOMAIN}/authorize`);
  url.search = `?response_type=id_token&client_id=GardenClient&connection=twitter&scope=openid%20email&prompt=login&state=${rememberAuth0Link(accessToken)}&nonce=${pendingAuth0Link().state}`;
  // TODO(auth0): Request `accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Load this code first on the `redirect_uri` page; linking logins return there with an ID token in the
  //   URL fragment.
  // TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
  // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  window.location = url;
}

// Returns an unguessable `state` for a login.
function newAuth0State() {
  const numbers = new Uint32Array(4);
  crypto.getRandomValues(numbers);
  return numbers.join('-');
}

// Marks the next login as one for linking, for ten minutes. The callback compares the cookie with the login's state.
// All links on a page share one state.
function markAuth0Link() {
  const known = /(?:^|; )auth0PendingLink=([^;]+)/.exec(document.cookie);
  const state = (known && known[1]) || newAuth0State();
  document.cookie = `auth0PendingLink=${state}; path=/; max-age=600; secure; samesite=lax`;
  return state;
}

takeAuth0Link('garden.eu.auth0.com', onAuth0Link);

// Remembers for ten minutes which account to link the next login to, and this page. Only a login with this state is
// linked.
function rememberAuth0Link(accessToken) {
  const state = newAuth0State();
  const page = window.location.href;
  const pending = { state: state, accessToken: accessToken, page: page, until: Date.now() + 600000 };
  sessionStorage.setItem('auth0PendingLink', JSON.stringify(pending));
  return state;
}

// Returns what rememberAuth0Link stored.
function pendingAuth0Link() {
  return JSON.parse(sessionStorage.getItem('auth0PendingLink') || '{}');
}

// Returns a parameter from the URL fragment.
function fragmentParameter(name) {
  return new URLSearchParams(window.location.hash.slice(1)).get(name);
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

// Links the account if a login for linking has returned to this page, with its state and ID token in the URL fragment.
// Then the address is that of the page where linking began. A failed login is left to the page's own code as well.
function takeAuth0Link(domain, callback) {
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
function onAuth0Link(error) {
  if (error) {
    console.error(error);
  } else {
    window.location.reload();
  }
}
