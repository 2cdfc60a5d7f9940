/** Event handlers of h3 1, on which Nuxt 3 and Nitro 2 are built. */
import { runAuth0Link } from './run-auth0-link.js';

// Starts a login that links a second account to the session's user, or completes it when it returns to this route.
export function sendAuth0Link(
  event: any,
  settings: {
    domain: string;
    clientId: string;
    clientSecret: string | undefined;
    callbackUrl: string;
    connection?: any;
    returnTo?: string;
  },
  accessToken: string | null | undefined,
): Promise<void> {
  const { req, res } = event.node;
  return runAuth0Link(settings, accessToken, req.url, req.headers.cookie).then(({ location, cookie }) => {
    res.setHeader('Set-Cookie', [cookie].concat(res.getHeader('Set-Cookie') || []));
    res.writeHead(303, { Location: location });
    res.end();
  });
}
