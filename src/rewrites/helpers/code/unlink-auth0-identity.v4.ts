/** Facts: docs/auth0-facts.md#node-auth0. */
import { auth0Identity } from './auth0-identity.js';
import { auth0UserId } from './auth0-user-id.js';

// Unlinks from the owner of the access token, with this server's own credentials (scope update:users).
export function unlinkAuth0Identity(management: any, domain: string, accessToken: string, linkedUserId: string) {
  const identity = auth0Identity(linkedUserId);
  return auth0UserId(domain, accessToken).then((primaryUserId) =>
    management.users.unlink({ id: primaryUserId, provider: identity.provider, user_id: identity.user_id }),
  );
}
