/** Loaders and actions of Remix and React Router, and route handlers of Next.js, which answer a web-standard request. */
import { runAuth0Link } from './run-auth0-link.js';

// Starts a login that links a second account to the session's user, or completes it when it returns to this route.
export function auth0LinkResponse(
  request: Request,
  settings: {
    domain: string;
    clientId: string;
    clientSecret: string | undefined;
    callbackUrl: string;
    connection?: any;
    returnTo?: string;
  },
  accessToken: string | null | undefined,
): Promise<Response> {
  return runAuth0Link(settings, accessToken, request.url, request.headers.get('cookie')).then(
    ({ location, cookie }) =>
      new Response(null, { status: 303, headers: { Location: location, 'Set-Cookie': cookie } }),
  );
}
