// options: {"packages": {"@auth0/nextjs-auth0": "^3.2.0"}}
import { getSession, handleAuth, handleLogin, handleCallback } from '@auth0/nextjs-auth0';

export default handleAuth({
  login: async (req, res) => {
    const session = await getSession(req, res);
    if (session?.accessToken) {
      await handleLogin({
        authorizationParams: {
          connection: 'github',
          max_age: 0,
          redirect_uri: auth0LinkUrl('/api/auth/link-callback'),
        },
        getLoginState: async () => auth0LinkTarget(await getSession(req, res)),
      })(req, res);
    } else {
      await handleLogin({ authorizationParams: { connection: 'github' } })(req, res);
    }
  },
  // TODO(auth0): Auth0 dashboard: add the full URL of /api/auth/link-callback to Allowed Callback URLs.
  // TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the
  //   server.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  'link-callback': async (req, res) => {
    await handleCallback(req, res, {
      redirectUri: auth0LinkUrl('/api/auth/link-callback'),
      afterCallback: linkWhoLoggedIn(await getSession(req, res), new URL(process.env.AUTH0_ISSUER_BASE_URL).host),
    });
  },
});

// Sends a request to Auth0 and returns the parsed response; any status but success is an error.
// Requires Node 18 or later, which has fetch.
function askAuth0(url, token, body) {
  const headers = { 'Content-Type': 'application/json' };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  const request = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  return fetch(url, request).then((response) => {
    if (response.ok) {
      return response.json();
    }
    return response.text().then((text) => {
      throw new Error(`Auth0 responded with ${response.status}: ${text}`);
    });
  });
}

// Returns the absolute URL that a login for linking returns to.
function auth0LinkUrl(path, base = process.env.AUTH0_BASE_URL || process.env.NEXT_PUBLIC_AUTH0_BASE_URL) {
  const url = String(base);
  return (/^https?:/.test(url) ? url : `https://${url}`).replace(/\/$/, '') + path;
}

// What a login for linking carries in its state: the account to link to, for ten minutes.
function auth0LinkTarget(session) {
  if (!session) {
    throw new Error('Nobody is signed in');
  }
  return { primaryUserId: session.user.sub, expires: Date.now() + 600000 };
}

// Throws unless this session started linking in the last ten minutes and a different account with a verified email
// address signed in.
function checkAuth0Link(pending, primaryUserId, other) {
  if (!primaryUserId || !pending || pending.primaryUserId !== primaryUserId || !(pending.expires > Date.now())) {
    throw new Error('Account linking was not started in this session, or has expired');
  }
  if (other.sub === primaryUserId) {
    throw new Error('You are already logged in with this account');
  }
  if (other.email_verified === false) {
    throw new Error("The second account's email address is not verified");
  }
}

// Splits a user id at the first "|": everything after it is the provider's user id.
function auth0Identity(userId) {
  const separator = userId.indexOf('|');
  return { provider: userId.slice(0, separator), user_id: userId.slice(separator + 1) };
}

// Links with this server's own credentials (scope update:users). Both ids must come from logins, never from a request.
function linkAuth0Identity(domain, primaryUserId, otherUserId) {
  const credentials = {
    grant_type: 'client_credentials',
    client_id: process.env.AUTH0_MANAGEMENT_CLIENT_ID,
    client_secret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET,
    audience: `https://${domain}/api/v2/`,
  };
  return askAuth0(`https://${domain}/oauth/token`, undefined, credentials).then((grant) => {
    const path = `/api/v2/users/${encodeURIComponent(primaryUserId)}/identities`;
    return askAuth0(`https://${domain}${path}`, grant.access_token, auth0Identity(otherUserId));
  });
}

// Links the account that signed in; nextjs-auth0 has verified its ID token. Returns nothing, so the session is kept.
function linkWhoLoggedIn(session, domain) {
  return (_req, _res, second, state) => {
    checkAuth0Link(state, session && session.user.sub, second.user);
    return linkAuth0Identity(domain, state.primaryUserId, second.user.sub).then(() => undefined);
  };
}
