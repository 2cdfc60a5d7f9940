/** Route handlers of Next.js's App Router. No subdomain can set a cookie whose name starts with `__Host-`. */
import { beginAuth0CodeLink } from './begin-auth0-code-link.js';
import { completeAuth0CodeLink } from './complete-auth0-code-link.js';
import { newAuth0State } from './new-auth0-state.js';

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
  const redirect = (url: string, value: string, age: number) => {
    const cookie = `__Host-auth0Link=${value}; Path=/; Max-Age=${age}; HttpOnly; Secure; SameSite=Lax`;
    return new Response(null, { status: 303, headers: { Location: url, 'Set-Cookie': cookie } });
  };
  return {
    POST: () =>
      primaryUserIdOf().then((primaryUserId) => {
        const login = beginAuth0CodeLink(settings, primaryUserId, newAuth0State());
        return redirect(login.url, encodeURIComponent(JSON.stringify(login.pending)), 600);
      }),
    GET: (request: Request) => {
      const query: Record<string, string> = {};
      new URL(request.url).searchParams.forEach((value, name) => {
        query[name] = value;
      });
      const cookie = /(?:^|; )__Host-auth0Link=([^;]+)/.exec(request.headers.get('cookie') || '');
      const pending = cookie && JSON.parse(decodeURIComponent(String(cookie[1])));
      return primaryUserIdOf()
        .then((primaryUserId) => completeAuth0CodeLink(settings, pending, primaryUserId, query))
        .then(() => redirect('/', '', 0));
    },
  };
}
