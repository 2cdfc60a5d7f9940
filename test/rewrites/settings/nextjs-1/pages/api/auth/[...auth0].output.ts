// options: {"packages": {"@auth0/nextjs-auth0": "^1.9.0", "next": "12.1.6"}}
import { getSession, handleAuth, handleLogin } from '@auth0/nextjs-auth0';
import type { NextApiRequest, NextApiResponse } from 'next';
import crypto from 'crypto';

export default handleAuth({
  async login(req: NextApiRequest, res: NextApiResponse) {
    const session = getSession(req, res);
    try {
      // TODO(auth0): Auth0 dashboard: add the full URL of /api/auth/login to Allowed Callback URLs.
      // TODO(auth0): Auth0 dashboard: grant AUTH0_MANAGEMENT_CLIENT_ID only the scope update:users. Keep its secret on
      //   the server.
      // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
      const auth0LinkSettings = {
        domain: new URL(process.env.AUTH0_ISSUER_BASE_URL as string).host,
        clientId: process.env.AUTH0_CLIENT_ID as string,
        clientSecret: process.env.AUTH0_CLIENT_SECRET,
        callbackUrl: auth0LinkUrl('/api/auth/login'),
        returnTo: '/notes',
      };
      if (req.query.state) {
        await finishAuth0ApiLink(req, res, auth0LinkSettings, getSession(req, res));
        return;
      }
      const authorizationParams: { scope: string; access_token?: string } = { scope: 'openid email' };
      // Somebody who is signed in gets a second way to sign in.
      if (req.query.add && session && session.accessToken) {
        startAuth0ApiLink(res, auth0LinkSettings, getSession(req, res));
      } else {
        await handleLogin(req, res, { authorizationParams, returnTo: '/notes' });
      }
    } catch (error) {
      res.status(400).end(String(error));
    }
  },

  // refused: nextjs-auth0 1 serves only `login`, `logout`, `callback` and `me`, so the route `link` never runs
  async link(req: NextApiRequest, res: NextApiResponse) {
    const session = getSession(req, res);
    await handleLogin(req, res, { authorizationParams: { access_token: session?.accessToken } });
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

// Returns the URL of a fresh login of the second account, and what to keep on the server until it returns: the state,
// and the account to link to, for ten minutes.
function beginAuth0CodeLink(
  settings: { domain: string; clientId: string; callbackUrl: string; connection?: string; returnTo?: string },
  primaryUserId: string | undefined,
  state: string
): { url: string; pending: { state: string; primaryUserId: string; expires: number; returnTo?: string | undefined } } {
  if (!primaryUserId) {
    throw new Error('Nobody is signed in');
  }
  const client = `client_id=${encodeURIComponent(settings.clientId)}`;
  const connection = settings.connection ? `&connection=${encodeURIComponent(settings.connection)}` : '';
  const login = `response_type=code&scope=openid%20email&prompt=login&state=${state}${connection}`;
  const callbackUrl = encodeURIComponent(settings.callbackUrl);
  return {
    url: `https://${settings.domain}/authorize?${client}&redirect_uri=${callbackUrl}&${login}`,
    pending: { state: state, primaryUserId: primaryUserId, expires: Date.now() + 600000, returnTo: settings.returnTo },
  };
}

// Returns the header that stores a login for linking for so many seconds. No subdomain can set a cookie whose name
// starts with `__Host-`.
function auth0LinkCookie(pending: object | undefined, seconds: number): string {
  const value = pending ? encodeURIComponent(JSON.stringify(pending)) : '';
  return `__Host-auth0Link=${value}; Path=/; Max-Age=${seconds}; HttpOnly; Secure; SameSite=Lax`;
}

// Redirects to a fresh login of the second account, whose response finishAuth0ApiLink handles.
function startAuth0ApiLink(
  res: any,
  settings: { domain: string; clientId: string; callbackUrl: string; connection?: string; returnTo?: string },
  session: any
): void {
  const state = crypto.randomBytes(16).toString('hex');
  const login = beginAuth0CodeLink(settings, session && session.user.sub, state);
  res.setHeader('Set-Cookie', auth0LinkCookie(login.pending, 600));
  res.writeHead(303, { Location: login.url });
  res.end();
}

// Returns the login for linking that auth0LinkCookie stored.
function auth0LinkInCookies(cookies: string | null | undefined) {
  const cookie = /(?:^|; )__Host-auth0Link=([^;]+)/.exec(cookies || '');
  return cookie && JSON.parse(decodeURIComponent(String(cookie[1])));
}

// Sends a request to Auth0 and returns the parsed response; any status but success is an error.
// Requires Node 18 or later, which has fetch.
function askAuth0(url: string, token?: string, body?: object): Promise<any> {
  const headers: { 'Content-Type': string; Authorization?: any } = { 'Content-Type': 'application/json' };
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

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token: string | null | undefined): { sub: string; iss: string; email_verified?: boolean } {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  return JSON.parse(Buffer.from(payload, 'base64').toString()) as ReturnType<typeof auth0Claims>;
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
function linkAuth0Identity(domain: string, primaryUserId: string, otherUserId: string) {
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

// Links the account that signed in to the session's user, if this session started the login. The ID token comes
// directly from Auth0 over TLS, so it needs no further verification.
function completeAuth0CodeLink(
  settings: { domain: string; clientId: string; clientSecret: string | undefined; callbackUrl: string },
  pending: any,
  primaryUserId: string | undefined,
  query: any
): Promise<unknown> {
  if (!pending || !query.state || query.state !== pending.state || !query.code) {
    const reason = query.error_description || 'Account linking was not started in this session, or has expired';
    return Promise.reject(new Error(reason));
  }
  const grant = {
    grant_type: 'authorization_code',
    client_id: settings.clientId,
    client_secret: settings.clientSecret,
    code: query.code,
    redirect_uri: settings.callbackUrl,
  };
  return askAuth0(`https://${settings.domain}/oauth/token`, undefined, grant).then((tokens) => {
    const other = auth0Claims(tokens.id_token);
    checkAuth0Link(pending, primaryUserId, other);
    return linkAuth0Identity(settings.domain, pending.primaryUserId, other.sub);
  });
}

// Handles the response of a login that startAuth0ApiLink started: links the account to the session's user, who stays
// signed in.
function finishAuth0ApiLink(
  req: any,
  res: any,
  settings: {
    domain: string;
    clientId: string;
    clientSecret: string | undefined;
    callbackUrl: string;
  },
  session: any
): Promise<void> {
  const pending = auth0LinkInCookies(req.headers.cookie);
  return completeAuth0CodeLink(settings, pending, session && session.user.sub, req.query).then(() => {
    res.setHeader('Set-Cookie', auth0LinkCookie(undefined, 0));
    res.writeHead(303, { Location: pending.returnTo || '/' });
    res.end();
  });
}
