/** API routes of Next.js's Pages Router. Facts: docs/auth0-facts.md#nextjs-handle-login. */
import { auth0LinkCookie } from './auth0-link-cookie.js';
import { beginAuth0CodeLink } from './begin-auth0-code-link.js';
import { NODE_CRYPTO } from './placeholders.js';

// Redirects to a fresh login of the second account, whose response finishAuth0ApiLink handles.
export function startAuth0ApiLink(
  res: any,
  settings: { domain: string; clientId: string; callbackUrl: string; connection?: string; returnTo?: string },
  session: any,
): void {
  const state = NODE_CRYPTO.randomBytes(16).toString('hex');
  const login = beginAuth0CodeLink(settings, session && session.user.sub, state);
  res.setHeader('Set-Cookie', auth0LinkCookie(login.pending, 600));
  res.writeHead(303, { Location: login.url });
  res.end();
}
