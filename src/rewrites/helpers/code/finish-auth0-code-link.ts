/** Route handlers of Next.js's App Router. Facts: docs/auth0-facts.md#nextjs-start-login. */
import { auth0LinkRedirect } from './auth0-link-redirect.js';
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
    returnTo?: string;
  },
  primaryUserId: string | undefined,
): Promise<Response> {
  const query: Record<string, string> = {};
  new URL(request.url).searchParams.forEach((value, name) => {
    query[name] = value;
  });
  const cookie = /(?:^|; )__Host-auth0Link=([^;]+)/.exec(request.headers.get('cookie') || '');
  const pending = cookie && JSON.parse(decodeURIComponent(String(cookie[1])));
  return completeAuth0CodeLink(settings, pending, primaryUserId, query).then(() =>
    auth0LinkRedirect(settings.returnTo || '/', '', 0),
  );
}
