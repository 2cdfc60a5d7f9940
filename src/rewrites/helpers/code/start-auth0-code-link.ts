/** Route handlers of Next.js's App Router. Facts: docs/auth0-facts.md#nextjs-start-login. */
import { auth0LinkRedirect } from './auth0-link-redirect.js';
import { beginAuth0CodeLink } from './begin-auth0-code-link.js';
import { newAuth0State } from './new-auth0-state.js';

// Redirects to a fresh login of the second account, whose response finishAuth0CodeLink handles.
export function startAuth0CodeLink(
  settings: { domain: string; clientId: string; callbackUrl: string; connection?: string },
  primaryUserId: string | undefined,
): Response {
  const login = beginAuth0CodeLink(settings, primaryUserId, newAuth0State());
  return auth0LinkRedirect(login.url, encodeURIComponent(JSON.stringify(login.pending)), 600);
}
