/** Facts: docs/auth0-facts.md#auth0js-management. */
import { auth0LinkOwner } from './auth0-link-owner.js';
import { AUTH0_JS } from './placeholders.js';

// Links the account of an ID token to the account that owns the access token, with auth0.js.
export function requestAuth0Link(
  domain: string,
  accessToken: any,
  idToken: string | null | undefined,
  onLinked: (identities: any) => void,
  onError: (error: any) => void,
): void {
  let owner: string;
  try {
    owner = auth0LinkOwner(accessToken, idToken);
  } catch (error) {
    onError(error);
    return;
  }
  const management = new AUTH0_JS.Management({ domain: domain, token: accessToken });
  management.linkUser(owner, idToken, (error: any, identities: any) => {
    if (error) {
      onError(error);
    } else {
      onLinked(identities);
    }
  });
}
