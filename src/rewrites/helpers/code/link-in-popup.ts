/** The second client has its own cache, so its login does not replace the user's session. */
import { linkAuth0Account } from './link-auth0-account.js';
import { SPA_CLIENT } from './placeholders.js';

// Signs in a second account in a popup and links it. A separate client keeps the user's session.
export function linkInPopup(
  domain: string,
  clientId: string,
  accessToken: unknown,
  parameters?: Record<string, unknown>,
  popup?: object,
): Promise<void> {
  const client = new SPA_CLIENT({ domain, clientId });
  return client
    .loginWithPopup({ authorizationParams: { ...parameters, max_age: 0, scope: 'openid email' } }, popup)
    .then(() => client.getIdTokenClaims())
    .then((claims) => linkAuth0Account(domain, accessToken as string, claims && claims.__raw));
}
