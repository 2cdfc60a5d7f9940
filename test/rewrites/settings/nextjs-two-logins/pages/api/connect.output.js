// options: {"packages": {"@auth0/nextjs-auth0": "^2.0.0", "next": "12.3.0", "auth0": "^3.3.0"}}
import { handleLogin, getSession, handleCallback } from '@auth0/nextjs-auth0';
import { ManagementClient } from 'auth0';

// Both logins return to this route, which handles the callback once.
export default async function connect(req, res) {
  // TODO(auth0): Auth0 dashboard: add the full URL of /api/connect to Allowed Callback URLs.
  // TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the
  //   server.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  if (req.query.state) {
    const auth0Management = new ManagementClient({
      domain: new URL(process.env.AUTH0_ISSUER_BASE_URL).host,
      clientId: process.env.AUTH0_MANAGEMENT_CLIENT_ID,
      clientSecret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET,
    });
    await handleCallback(req, res, {
      redirectUri: auth0LinkUrl('/api/connect'),
      afterCallback: linkWhoLoggedIn(await getSession(req, res), auth0Management),
    });
    return;
  }
  if (req.query.account === 'github') {
    await handleLogin(req, res, {
      returnTo: '/me',
      authorizationParams: { connection: 'github', max_age: 0, redirect_uri: auth0LinkUrl('/api/connect') },
      getLoginState: async () => auth0LinkTarget(await getSession(req, res)),
    });
  } else {
    await handleLogin(req, res, {
      returnTo: '/me',
      authorizationParams: { max_age: 0, redirect_uri: auth0LinkUrl('/api/connect') },
      getLoginState: async () => auth0LinkTarget(await getSession(req, res)),
    });
  }
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
function linkAuth0Identity(management, primaryUserId, otherUserId) {
  return management.linkUsers(encodeURIComponent(primaryUserId), auth0Identity(otherUserId));
}

// Links the account that signed in; nextjs-auth0 has verified its ID token. Returns nothing, so the session is kept.
function linkWhoLoggedIn(session, management) {
  return (_req, _res, second, state) => {
    checkAuth0Link(state, session && session.user.sub, second.user);
    return linkAuth0Identity(management, state.primaryUserId, second.user.sub).then(() => undefined);
  };
}
