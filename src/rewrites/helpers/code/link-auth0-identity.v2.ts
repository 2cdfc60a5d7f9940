/**
 * node-auth0 2 and 3 leave `/` and `?` in an id as they are, and their types have no `link`.
 * Facts: docs/auth0-facts.md#node-auth0.
 */
import { auth0Identity } from './auth0-identity.js';

// Links with this server's own credentials (scope update:users). Both ids must come from logins, never from a request.
export function linkAuth0Identity(management: any, primaryUserId: string, otherUserId: string) {
  return management.linkUsers(encodeURIComponent(primaryUserId), auth0Identity(otherUserId));
}
