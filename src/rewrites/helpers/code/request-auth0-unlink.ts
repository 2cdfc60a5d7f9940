/**
 * What `unlinkAuth0Account` is in ES5: its browsers may have neither promises nor `fetch`.
 * Facts: docs/auth0-facts.md#unlinking-request.
 */
import { auth0IdentityPath } from './auth0-identity-path.js';

// Unlinks an account from the owner of the access token; Auth0 rejects the token for any other user.
export function requestAuth0Unlink(
  domain: string,
  accessToken: string | null | undefined,
  linkedUserId: any,
  callback: (error: any, identities?: any) => void,
): void {
  const request = new XMLHttpRequest();
  request.open('DELETE', `https://${domain}${auth0IdentityPath(accessToken, linkedUserId)}`);
  request.setRequestHeader('Authorization', `Bearer ${accessToken}`);
  request.onload = () => {
    if (request.status >= 200 && request.status < 300) {
      callback(null, JSON.parse(request.responseText));
    } else {
      callback(new Error(`Account unlinking failed: ${request.status} ${request.responseText}`));
    }
  };
  request.onerror = () => {
    callback(new Error('Account unlinking failed: no response from Auth0'));
  };
  request.send();
}
