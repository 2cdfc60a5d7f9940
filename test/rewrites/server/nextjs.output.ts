// options: {"packages": {"auth0": "^4.0.0"}}
import { NextApiRequest, NextApiResponse } from 'next';
import { initAuth0 } from '@auth0/nextjs-auth0';
import { ManagementClient } from 'auth0';

const auth0 = initAuth0({
  baseURL: process.env.SITE_URL,
  issuerBaseURL: process.env.TENANT_URL,
});

// TODO(auth0): Auth0 dashboard: add the full URL of /api/auth/link-callback to Allowed Callback URLs.
// TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on the server.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
const auth0Management = new ManagementClient({
  domain: new URL(process.env.TENANT_URL).host,
  clientId: process.env.AUTH0_MANAGEMENT_CLIENT_ID as string,
  clientSecret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET as string,
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
  'link-callback': async (req: NextApiRequest, res: NextApiResponse) => {
    await auth0.handleCallback(req, res, {
      redirectUri: auth0LinkUrl('/api/auth/link-callback', process.env.SITE_URL),
      afterCallback: linkWhoLoggedIn(await auth0.getSession(req, res), auth0Management),
    });
  },
});

// Where an account comes back to that logs in to be linked.
function auth0LinkUrl(path: string, base: any = process.env.AUTH0_BASE_URL || process.env.NEXT_PUBLIC_AUTH0_BASE_URL): string {
  const url = /^https?:/.test(base) ? base : `https://${base}`;
  return url.replace(/\/$/, '') + path;
}

// What a login for linking takes along: whom to link to, for ten minutes.
function auth0LinkTarget(session: any) {
  if (!session) {
    throw new Error('Nobody is logged in');
  }
  return { primaryUserId: session.user.sub, expires: Date.now() + 600000 };
}

// Links by this server's own right (update:users). Both ids have to come from logins, never from a request.
function linkAuth0Identity(management: any, primaryUserId: string, otherUserId: string) {
  const separator = otherUserId.indexOf('|');
  const identity = { provider: otherUserId.slice(0, separator), user_id: otherUserId.slice(separator + 1) };
  return management.users.link({ id: primaryUserId }, identity);
}

// Links the account that has logged in, whose ID token is verified by now. What is returned would replace the user's session.
function linkWhoLoggedIn(session: any, management: any) {
  return async (req: any, res: any, { user: other }: any, state: any) => {
    if (!session || session.user.sub !== state.primaryUserId || !(state.expires > Date.now())) {
      throw new Error('This link was not started here, or too long ago');
    }
    if (other.sub === state.primaryUserId) {
      throw new Error('This is the account that is logged in already');
    }
    if (other.email_verified === false) {
      throw new Error('The other account has not verified its email address');
    }
    await linkAuth0Identity(management, state.primaryUserId, other.sub);
    return undefined;
  };
}
