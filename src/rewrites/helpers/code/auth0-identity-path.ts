/** Facts: docs/auth0-facts.md#unlinking-request. */
import { auth0Claims } from './auth0-claims.js';

// Management API path of a linked identity. Everything after the first "|" is the provider's user id.
// Does not throw: Auth0 rejects an invalid token, and the caller handles that response.
export function auth0IdentityPath(accessToken: string | null | undefined, linkedUserId: unknown): string {
  const id = String(linkedUserId);
  const separator = id.indexOf('|');
  let primary: string | undefined;
  try {
    primary = auth0Claims(accessToken).sub;
  } catch (error) {
    console.error(error);
  }
  const provider = encodeURIComponent(id.slice(0, separator));
  const userId = encodeURIComponent(id.slice(separator + 1));
  return `/api/v2/users/${encodeURIComponent(String(primary))}/identities/${provider}/${userId}`;
}
