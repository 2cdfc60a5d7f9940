// options: {"packages": {"auth0": "^4.0.0"}}
import { NextApiRequest, NextApiResponse } from 'next';
import { initAuth0 } from '@auth0/nextjs-auth0';
import { ManagementClient } from 'auth0';

const auth0 = initAuth0({
  baseURL: process.env.SITE_URL,
  issuerBaseURL: process.env.TENANT_URL,
});

export default auth0.handleAuth({
  link: auth0.withApiAuthRequired(async (req: NextApiRequest, res: NextApiResponse) => {
    await auth0.handleLogin(req, res, {
      authorizationParams: {
        max_age: 0,
        redirect_uri: auth0LinkUrl('/api/auth/link-callback', process.env.SITE_URL),
        connection: 'github',
      },
      getLoginState: async () => auth0LinkTarget(await auth0.getSession(req, res)),
    });
  }),
  // TODO(auth0): Auth0 dashboard: add the full URL of /api/auth/link-callback to Allowed Callback URLs.
  // TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the
  //   server.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  'link-callback': async (req: NextApiRequest, res: NextApiResponse) => {
    const auth0Management = new ManagementClient({
      domain: new URL(process.env.TENANT_URL).host,
      clientId: process.env.AUTH0_MANAGEMENT_CLIENT_ID as string,
      clientSecret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET as string,
    });
    await auth0.handleCallback(req, res, {
      redirectUri: auth0LinkUrl('/api/auth/link-callback', process.env.SITE_URL),
      afterCallback: linkWhoLoggedIn(await auth0.getSession(req, res), auth0Management),
    });
  },
});

// Returns the absolute URL that a login for linking returns to.
function auth0LinkUrl(
  path: string,
  base: string | undefined = process.env.AUTH0_BASE_URL || process.env.NEXT_PUBLIC_AUTH0_BASE_URL
): string {
  const url = String(base);
  return (/^https?:/.test(url) ? url : `https://${url}`).replace(/\/$/, '') + path;
}

// What a login for linking carries in its state: the account to link to, for ten minutes.
function auth0LinkTarget(session: any) {
  if (!session) {
    throw new Error('Nobody is signed in');
  }
  return { primaryUserId: session.user.sub, expires: Date.now() + 600000 };
}

// Throws unless this session started linking in the last ten minutes and a different account with a verified email
// address signed in.
function checkAuth0Link(
  pending: any,
  primaryUserId: string | undefined,
  other: { sub: string; email_verified?: boolean }
): void {
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
function auth0Identity(userId: string) {
  const separator = userId.indexOf('|');
  return { provider: userId.slice(0, separator), user_id: userId.slice(separator + 1) };
}

// Links with this server's own credentials (scope update:users). Both ids must come from logins, never from a request.
function linkAuth0Identity(management: any, primaryUserId: string, otherUserId: string) {
  return management.users.link({ id: primaryUserId }, auth0Identity(otherUserId));
}

// Links the account that signed in; nextjs-auth0 has verified its ID token. Returns nothing, so the session is kept.
function linkWhoLoggedIn(session: any, management: any) {
  return (_req: any, _res: any, second: any, state: any) => {
    checkAuth0Link(state, session && session.user.sub, second.user);
    return linkAuth0Identity(management, state.primaryUserId, second.user.sub).then(() => undefined);
  };
}
