import { auth0UserId } from './auth0-user-id.js';

// Starts a login, and remembers for ten minutes which account to link it to.
export function beginAuth0Link(domain: string, accessToken: string, login: any) {
  return (req: any, res: any, next: (error?: unknown) => void) => {
    auth0UserId(domain, accessToken)
      .then((primaryUserId) => {
        req.session.auth0Link = { primaryUserId, expires: Date.now() + 600000 };
        login(req, res, next);
      })
      .catch(next);
  };
}
