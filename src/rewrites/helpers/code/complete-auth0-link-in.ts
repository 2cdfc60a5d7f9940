/** The code flow in routes with a session. Facts: docs/auth0-facts.md#security-rules-for-rewrites. */
import { auth0UserId } from './auth0-user-id.js';
import { completeAuth0CodeLink } from './complete-auth0-code-link.js';

// Handles the response of a login that beginAuth0LinkIn started: links the account that signed in to the session's user,
// who stays signed in.
export function completeAuth0LinkIn(
  session: any,
  settings: { domain: string; clientId: string; clientSecret: string | undefined; callbackUrl: string },
  accessToken: string | null | undefined,
  query: any,
): Promise<unknown> {
  const pending = session.auth0Link;
  delete session.auth0Link;
  if (!accessToken) {
    return Promise.reject(new Error('Nobody is signed in'));
  }
  return auth0UserId(settings.domain, accessToken).then((primaryUserId) =>
    completeAuth0CodeLink(settings, pending, primaryUserId, query),
  );
}
