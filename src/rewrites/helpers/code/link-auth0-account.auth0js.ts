import { requestAuth0Link } from './request-auth0-link.auth0js.js';

// Links the account of an ID token to the account that owns the access token.
export function linkAuth0Account(
  domain: string,
  accessToken: string | null | undefined,
  idToken: string | null | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    requestAuth0Link(domain, accessToken, idToken, resolve, reject);
  });
}
