import { auth0Claims } from './auth0-claims.js';

// Returns the URL-encoded id of the user to link to.
// Throws if the second account's email address is not verified, because anyone can sign up with it.
export function auth0LinkOwner(accessToken: string | null | undefined, idToken: string | null | undefined): string {
  if (auth0Claims(idToken).email_verified === false) {
    throw new Error("The second account's email address is not verified");
  }
  return encodeURIComponent(auth0Claims(accessToken).sub);
}
