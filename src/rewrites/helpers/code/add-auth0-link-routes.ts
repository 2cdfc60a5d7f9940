import { beginAuth0CodeLink } from './begin-auth0-code-link.js';
import { completeAuth0CodeLink } from './complete-auth0-code-link.js';
import { NODE_CRYPTO } from './placeholders.js';

// Adds routes that link a second account to the session's user, who stays signed in. Requires express-session.
export function addAuth0LinkRoutes(
  app: any,
  settings: {
    domain: string;
    clientId: string;
    clientSecret: string | undefined;
    callbackUrl: string;
    connection?: string;
  },
  primaryUserIdOf: (req: any) => string | undefined,
): void {
  app.post('/link-account', (req: any, res: any) => {
    const state = NODE_CRYPTO.randomBytes(16).toString('hex');
    const login = beginAuth0CodeLink(settings, primaryUserIdOf(req), state);
    req.session.auth0Link = login.pending;
    res.redirect(303, login.url);
  });
  app.get('/link-account/callback', (req: any, res: any, next: (error?: unknown) => void) => {
    const pending = req.session.auth0Link;
    delete req.session.auth0Link;
    completeAuth0CodeLink(settings, pending, primaryUserIdOf(req), req.query).then(() => {
      res.redirect('/');
    }, next);
  });
}
