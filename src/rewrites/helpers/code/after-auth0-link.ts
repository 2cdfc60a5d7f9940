import { auth0Claims } from './auth0-claims.server.js';
import { checkAuth0Link } from './check-auth0-link.js';
import { linkAuth0Identity } from './link-auth0-identity.js';

// Links the account that signed in; express-openid-connect has verified its ID token. Its tokens start no session.
export function afterAuth0Link() {
  return (_req: any, _res: any, session: any, state: any): any => {
    const other = auth0Claims(session.id_token);
    checkAuth0Link(state, state.primaryUserId, other);
    const domain = other.iss.replace(/^https?:\/\/|\/$/g, '');
    return linkAuth0Identity(domain, state.primaryUserId, other.sub).then(() => ({}));
  };
}
