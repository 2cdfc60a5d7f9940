/** Route handlers of Next.js's App Router. Facts: docs/auth0-facts.md#nextjs-start-login. */
import { auth0LinkCookie } from './auth0-link-cookie.js';
import { auth0LinkInCookies } from './auth0-link-in-cookies.js';
import { completeAuth0CodeLink } from './complete-auth0-code-link.js';

// Handles the response of a login that startAuth0CodeLink started: links the account to the session's user, who stays
// signed in.
export function finishAuth0CodeLink(
  request: Request,
  settings: {
    domain: string;
    clientId: string;
    clientSecret: string | undefined;
    callbackUrl: string;
  },
  primaryUserId: string | undefined,
): Promise<Response> {
  const query: Record<string, string> = {};
  new URL(request.url).searchParams.forEach((value, name) => {
    query[name] = value;
  });
  const pending = auth0LinkInCookies(request.headers.get('cookie'));
  return completeAuth0CodeLink(settings, pending, primaryUserId, query).then(() => {
    const headers = { Location: pending.returnTo || '/', 'Set-Cookie': auth0LinkCookie(undefined, 0) };
    return new Response(null, { status: 303, headers });
  });
}
