/** The code flow in one route of a server. Facts: docs/auth0-facts.md#security-rules-for-rewrites. */
import { auth0LinkCookie } from './auth0-link-cookie.js';
import { auth0LinkInCookies } from './auth0-link-in-cookies.js';
import { auth0UserId } from './auth0-user-id.js';
import { beginAuth0CodeLink } from './begin-auth0-code-link.js';
import { completeAuth0CodeLink } from './complete-auth0-code-link.js';
import { NODE_CRYPTO } from './placeholders.js';

// Starts a fresh login of the second account, or links it once that login has returned to the same route. Returns where
// to redirect and the cookie to set. The access token, from the session, proves which account is the primary one.
export function runAuth0Link(
  settings: {
    domain: string;
    clientId: string;
    clientSecret: string | undefined;
    callbackUrl: string;
    connection?: any;
    returnTo?: string;
  },
  accessToken: string | null | undefined,
  url: string,
  cookies: string | null | undefined,
): Promise<{ location: string; cookie: string }> {
  if (!accessToken) {
    return Promise.reject(new Error('Nobody is signed in'));
  }
  const query: Record<string, string> = {};
  new URL(url, 'http://localhost').searchParams.forEach((value, name) => {
    query[name] = value;
  });
  return auth0UserId(settings.domain, accessToken).then((primaryUserId) => {
    if (query.state) {
      return completeAuth0CodeLink(settings, auth0LinkInCookies(cookies), primaryUserId, query).then(() => {
        return { location: settings.returnTo || '/', cookie: auth0LinkCookie(undefined, 0) };
      });
    }
    const login = beginAuth0CodeLink(settings, primaryUserId, NODE_CRYPTO.randomBytes(16).toString('hex'));
    return { location: login.url, cookie: auth0LinkCookie(login.pending, 600) };
  });
}
