import { checkAuth0Link } from './check-auth0-link.js';
import { linkAuth0Identity } from './link-auth0-identity.v5.js';

// Links the account that signed in; nextjs-auth0 has verified its ID token. Returns nothing, so the session is kept.
export function linkWhoLoggedIn(session: any, management: any) {
  return (_req: any, second: any, state: any) => {
    checkAuth0Link(state, session && session.user.sub, second.user);
    return linkAuth0Identity(management, state.primaryUserId, second.user.sub).then(() => undefined);
  };
}
