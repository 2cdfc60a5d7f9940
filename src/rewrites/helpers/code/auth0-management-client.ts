/** Facts: docs/auth0-facts.md#auth0js-management, docs/auth0-facts.md#tokens. */
import { AUTH0_JS } from './placeholders.js';

// Passes a Management client with an access token that may only change the identities of the user who is logged in at
// Auth0. Call it before the second account logs in. Requires auth0.js 9 or later.
export function auth0ManagementClient(
  domain: string,
  clientId: string,
  callback: (error: any, management?: any) => void,
): void {
  const webAuth = new AUTH0_JS.WebAuth({
    domain: domain,
    clientID: clientId,
    redirectUri: window.location.origin,
    responseType: 'token',
    scope: 'openid update:current_user_identities',
  });
  webAuth.checkSession({ audience: `https://${domain}/api/v2/` }, (error: any, result: any) => {
    if (error) {
      callback(error);
    } else {
      callback(null, new AUTH0_JS.Management({ domain: domain, token: result.accessToken }));
    }
  });
}
