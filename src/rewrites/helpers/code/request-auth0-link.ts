/**
 * What `linkAuth0Account` is in ES5: its browsers may have neither promises nor `fetch`.
 * Facts: docs/auth0-facts.md#linking-request.
 */
import { auth0LinkOwner } from './auth0-link-owner.js';

// Links the account of an ID token to the account that owns the access token.
export function requestAuth0Link(
  domain: string,
  accessToken: string | null | undefined,
  idToken: string | null | undefined,
  onLinked: (identities: any) => void,
  onError: (error: any) => void,
): void {
  let url: string;
  try {
    url = `https://${domain}/api/v2/users/${auth0LinkOwner(accessToken, idToken)}/identities`;
  } catch (error) {
    onError(error);
    return;
  }
  const request = new XMLHttpRequest();
  request.open('POST', url);
  request.setRequestHeader('Content-Type', 'application/json');
  request.setRequestHeader('Authorization', `Bearer ${accessToken}`);
  request.onload = () => {
    if (request.status >= 200 && request.status < 300) {
      onLinked(JSON.parse(request.responseText));
    } else {
      onError(new Error(`Account linking failed: ${request.status} ${request.responseText}`));
    }
  };
  request.onerror = () => {
    onError(new Error('Account linking failed: no response from Auth0'));
  };
  request.send(JSON.stringify({ link_with: idToken }));
}
