/** Route handlers of Next.js's App Router. Facts: docs/auth0-facts.md#nextjs-start-login. */
import { auth0LinkCookie } from './auth0-link-cookie.js';
import { beginAuth0CodeLink } from './begin-auth0-code-link.js';
import { newAuth0State } from './new-auth0-state.js';

// Redirects to a fresh login of the second account, whose response finishAuth0CodeLink handles.
export function startAuth0CodeLink(
  settings: { domain: string; clientId: string; callbackUrl: string; connection?: string; returnTo?: string },
  primaryUserId: string | undefined,
): Response {
  const { url, pending } = beginAuth0CodeLink(settings, primaryUserId, newAuth0State());
  return new Response(null, { status: 303, headers: { Location: url, 'Set-Cookie': auth0LinkCookie(pending, 600) } });
}
