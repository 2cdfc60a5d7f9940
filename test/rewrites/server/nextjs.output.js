import { getSession, handleAuth, handleLogin, handleCallback } from '@auth0/nextjs-auth0';

// TODO(auth0): Auth0 dashboard: add the full URL of /api/auth/link-callback to Allowed Callback URLs.
// TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the server.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
export default handleAuth({
  async link(req, res) {
    await handleLogin(req, res, {
      returnTo: '/account',
      authorizationParams: { connection: 'github', max_age: 0, redirect_uri: auth0LinkUrl('/api/auth/link-callback') },
      getLoginState: async () => auth0LinkTarget(await getSession(req, res)),
    });
  },

  async 'link-google'(req, res) {
    await handleLogin(req, res, { authorizationParams: { max_age: 0, redirect_uri: auth0LinkUrl('/api/auth/link-callback'), connection: 'google-oauth2' }, getLoginState: async () => auth0LinkTarget(await getSession(req, res)) });
  },
  'link-callback': async (req, res) => {
    await handleCallback(req, res, {
      redirectUri: auth0LinkUrl('/api/auth/link-callback'),
      afterCallback: linkWhoLoggedIn(await getSession(req, res), new URL(process.env.AUTH0_ISSUER_BASE_URL).host),
    });
  },
});

// What Auth0 answers; all but success is an error.
function askAuth0(url, token, body) {
  const headers = { 'Content-Type': 'application/json' };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  const method = body ? 'POST' : 'GET';
  return fetch(url, { method, headers, body: body && JSON.stringify(body) }).then((response) => {
    if (response.ok) {
      return response.json();
    }
    return response.text().then((text) => {
      throw new Error(`Auth0 answered ${response.status}: ${text}`);
    });
  });
}

// Where an account comes back to that logs in to be linked.
function auth0LinkUrl(path, base = process.env.AUTH0_BASE_URL || process.env.NEXT_PUBLIC_AUTH0_BASE_URL) {
  const url = /^https?:/.test(base) ? base : `https://${base}`;
  return url.replace(/\/$/, '') + path;
}

// What a login for linking takes along: whom to link to, for ten minutes.
function auth0LinkTarget(session) {
  if (!session) {
    throw new Error('Nobody is logged in');
  }
  return { primaryUserId: session.user.sub, expires: Date.now() + 600000 };
}

// Links by this server's own right (update:users). Both ids have to come from logins, never from a request.
function linkAuth0Identity(domain, primaryUserId, otherUserId) {
  const separator = otherUserId.indexOf('|');
  const identity = { provider: otherUserId.slice(0, separator), user_id: otherUserId.slice(separator + 1) };
  const credentials = {
    grant_type: 'client_credentials',
    client_id: process.env.AUTH0_MANAGEMENT_CLIENT_ID,
    client_secret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET,
    audience: `https://${domain}/api/v2/`,
  };
  return askAuth0(`https://${domain}/oauth/token`, undefined, credentials).then((grant) => {
    const path = `/api/v2/users/${encodeURIComponent(primaryUserId)}/identities`;
    return askAuth0(`https://${domain}${path}`, grant.access_token, identity);
  });
}

// Links the account that has logged in, whose ID token is verified by now. What is returned would replace the user's session.
function linkWhoLoggedIn(session, domain) {
  return async (req, res, { user: other }, state) => {
    if (!session || session.user.sub !== state.primaryUserId || !(state.expires > Date.now())) {
      throw new Error('This link was not started here, or too long ago');
    }
    if (other.sub === state.primaryUserId) {
      throw new Error('This is the account that is logged in already');
    }
    if (other.email_verified === false) {
      throw new Error('The other account has not verified its email address');
    }
    await linkAuth0Identity(domain, state.primaryUserId, other.sub);
    return undefined;
  };
}
