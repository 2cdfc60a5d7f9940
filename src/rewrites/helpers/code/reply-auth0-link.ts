/** Handlers of hapi 17 and later. */
import { runAuth0Link } from './run-auth0-link.js';

// Starts a login that links a second account to the session's user, or completes it when it returns to this route.
export function replyAuth0Link(
  request: any,
  h: any,
  settings: {
    domain: string;
    clientId: string;
    clientSecret: string | undefined;
    callbackUrl: string;
    connection?: any;
    returnTo?: string;
  },
  accessToken: string | null | undefined,
): Promise<any> {
  return runAuth0Link(settings, accessToken, request.url.href, request.headers.cookie).then(({ location, cookie }) =>
    h.redirect(location).code(303).header('Set-Cookie', cookie, { append: true }),
  );
}
