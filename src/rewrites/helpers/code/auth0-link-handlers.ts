/** Route handlers of Next.js's App Router. Facts: docs/auth0-facts.md#nextjs-start-login. */
import { finishAuth0CodeLink } from './finish-auth0-code-link.js';
import { startAuth0CodeLink } from './start-auth0-code-link.js';

// Returns route handlers that link a second account to the session's user, who stays signed in: POST starts the login,
// GET is its callback.
export function auth0LinkHandlers(
  settings: {
    domain: string;
    clientId: string;
    clientSecret: string | undefined;
    callbackUrl: string;
    connection?: string;
  },
  primaryUserIdOf: () => Promise<string | undefined>,
) {
  return {
    POST: () => primaryUserIdOf().then((primaryUserId) => startAuth0CodeLink(settings, primaryUserId)),
    GET: (request: Request) =>
      primaryUserIdOf().then((primaryUserId) => finishAuth0CodeLink(request, settings, primaryUserId)),
  };
}
