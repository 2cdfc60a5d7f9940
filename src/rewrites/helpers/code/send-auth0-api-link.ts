/** API routes of Next.js's Pages Router. */
import { runAuth0Link } from './run-auth0-link.js';

// Starts a login that links a second account to the signed-in user, or completes it when it returns to this route.
export function sendAuth0ApiLink(
  req: any,
  res: any,
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
  return runAuth0Link(settings, accessToken, req.url, req.headers.cookie).then(({ location, cookie }) => {
    res.setHeader('Set-Cookie', [cookie].concat(res.getHeader('Set-Cookie') || []));
    res.writeHead(303, { Location: location });
    res.end();
  });
}
