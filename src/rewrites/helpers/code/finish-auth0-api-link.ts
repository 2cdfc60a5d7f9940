/** API routes of Next.js's Pages Router. Facts: docs/auth0-facts.md#nextjs-handle-login. */
import { auth0LinkCookie } from './auth0-link-cookie.js';
import { auth0LinkInCookies } from './auth0-link-in-cookies.js';
import { completeAuth0CodeLink } from './complete-auth0-code-link.js';

// Handles the response of a login that startAuth0ApiLink started: links the account to the session's user, who stays
// signed in.
export function finishAuth0ApiLink(
  req: any,
  res: any,
  settings: {
    domain: string;
    clientId: string;
    clientSecret: string | undefined;
    callbackUrl: string;
  },
  session: any,
): Promise<void> {
  const pending = auth0LinkInCookies(req.headers.cookie);
  return completeAuth0CodeLink(settings, pending, session && session.user.sub, req.query).then(() => {
    res.setHeader('Set-Cookie', auth0LinkCookie(undefined, 0));
    res.writeHead(303, { Location: pending.returnTo || '/' });
    res.end();
  });
}
