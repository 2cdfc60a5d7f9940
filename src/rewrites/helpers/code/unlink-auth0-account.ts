/** Facts: docs/auth0-facts.md#unlinking-request. */
import { auth0IdentityPath } from './auth0-identity-path.js';

// Unlinks an account from the owner of the access token; Auth0 rejects the token for any other user.
// Requires fetch: a browser, or Node 18 or later.
export function unlinkAuth0Account(
  domain: string,
  accessToken: string | null | undefined,
  linkedUserId: any,
): Promise<any> {
  return fetch(`https://${domain}${auth0IdentityPath(accessToken, linkedUserId)}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${accessToken}` },
  }).then((response) => {
    if (response.ok) {
      return response.json();
    }
    return response.text().then((text) => {
      throw new Error(`Account unlinking failed: ${response.status} ${text}`);
    });
  });
}
