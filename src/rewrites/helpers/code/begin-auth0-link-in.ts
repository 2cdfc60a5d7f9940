/** The code flow in routes with a session. Facts: docs/auth0-facts.md#security-rules-for-rewrites. */
import { auth0UserId } from './auth0-user-id.js';
import { beginAuth0CodeLink } from './begin-auth0-code-link.js';
import { NODE_CRYPTO } from './placeholders.js';

// Returns the URL of a fresh login of the second account, and keeps in the session for ten minutes what its callback
// needs. The access token, from the session, proves which account is the primary one.
export function beginAuth0LinkIn(
  session: any,
  settings: { domain: string; clientId: string; callbackUrl: string },
  accessToken: string | null | undefined,
  connection?: any,
): Promise<string> {
  if (!accessToken) {
    return Promise.reject(new Error('Nobody is signed in'));
  }
  return auth0UserId(settings.domain, accessToken).then((primaryUserId) => {
    const login = beginAuth0CodeLink(settings, primaryUserId, NODE_CRYPTO.randomBytes(16).toString('hex'));
    session.auth0Link = login.pending;
    return connection ? `${login.url}&connection=${encodeURIComponent(connection)}` : login.url;
  });
}
