import { completeAuth0LinkBy } from './complete-auth0-link-by.js';
import { linkAuth0Identity } from './link-auth0-identity.js';

// Links the account that signed in to the user's. The user stays signed in; the second account never is.
export function completeAuth0Link(passport: any, domain: string, accessTokenOf: (req: any) => string) {
  return completeAuth0LinkBy(passport, domain, accessTokenOf, (primaryUserId, otherUserId) =>
    linkAuth0Identity(domain, primaryUserId, otherUserId),
  );
}
