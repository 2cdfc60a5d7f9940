import { checkAuth0Link } from './check-auth0-link.js';
import { linkAuth0Identity } from './link-auth0-identity.js';

// Links the account that signed in; nextjs-auth0 has verified its ID token. Returns nothing, so the session is kept.
export function linkWhoLoggedIn(session: any, domain: string) {
  return (_req: any, second: any, state: any) => {
    checkAuth0Link(state, session && session.user.sub, second.user);
    return linkAuth0Identity(domain, state.primaryUserId, second.user.sub).then(() => undefined);
  };
}
