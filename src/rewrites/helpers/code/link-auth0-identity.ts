import { askAuth0 } from './ask-auth0.js';
import { auth0Identity } from './auth0-identity.js';

// Links with this server's own credentials (scope update:users). Both ids must come from logins, never from a request.
export function linkAuth0Identity(domain: string, primaryUserId: string, otherUserId: string) {
  const credentials = {
    grant_type: 'client_credentials',
    client_id: process.env.AUTH0_MANAGEMENT_CLIENT_ID,
    client_secret: process.env.AUTH0_MANAGEMENT_CLIENT_SECRET,
    audience: `https://${domain}/api/v2/`,
  };
  return askAuth0(`https://${domain}/oauth/token`, undefined, credentials).then((grant) => {
    const path = `/api/v2/users/${encodeURIComponent(primaryUserId)}/identities`;
    return askAuth0(`https://${domain}${path}`, grant.access_token, auth0Identity(otherUserId));
  });
}
