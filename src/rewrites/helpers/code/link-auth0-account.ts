/** Facts: docs/auth0-facts.md#linking-request. */
import { auth0LinkOwner } from './auth0-link-owner.js';

// Links the account of an ID token to the account that owns the access token.
export function linkAuth0Account(
  domain: string,
  accessToken: string | null | undefined,
  idToken: string | null | undefined,
): Promise<void> {
  return Promise.resolve()
    .then(() =>
      fetch(`https://${domain}/api/v2/users/${auth0LinkOwner(accessToken, idToken)}/identities`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${accessToken}` },
        body: JSON.stringify({ link_with: idToken }),
      }),
    )
    .then((response) => {
      if (response.ok) {
        return response.json();
      }
      return response.text().then((text) => {
        throw new Error(`Account linking failed: ${response.status} ${text}`);
      });
    });
}
