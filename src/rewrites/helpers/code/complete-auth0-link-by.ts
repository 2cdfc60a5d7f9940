import { auth0UserId } from './auth0-user-id.js';
import { checkAuth0Link } from './check-auth0-link.js';

// Handles the callback route: verifies both accounts, then calls `link` with their ids.
export function completeAuth0LinkBy(
  passport: any,
  domain: string,
  accessTokenOf: (req: any) => string,
  link: (primaryUserId: string, otherUserId: string) => Promise<unknown>,
) {
  return (req: any, res: any, next: (error?: unknown) => void) => {
    const pending = req.session.auth0Link;
    delete req.session.auth0Link;
    const complete = (error: any, account: any) => {
      if (error || !account) {
        next(error || new Error('The second account did not sign in'));
        return;
      }
      auth0UserId(domain, accessTokenOf(req))
        .then((primaryUserId) => {
          checkAuth0Link(pending, primaryUserId, { sub: account.id, email_verified: account._json.email_verified });
          return link(primaryUserId, account.id);
        })
        .then(() => {
          next();
        }, next);
    };
    passport.authenticate('auth0-link', { callbackURL: `${req.baseUrl}${req.path}` }, complete)(req, res, next);
  };
}
