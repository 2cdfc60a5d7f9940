import { linkAuth0Account } from './link-auth0-account.js';
import { SPA1_CLIENT } from './placeholders.js';

// Signs in a second account in a popup and links it. A separate client keeps the user's session.
export function linkInPopup(
  domain: string,
  clientId: string,
  accessToken: unknown,
  parameters?: Record<string, unknown>,
  popup?: object,
): Promise<void> {
  const client = new SPA1_CLIENT({ domain, client_id: clientId });
  return client
    .loginWithPopup({ ...parameters, max_age: 0, scope: 'openid email' }, popup)
    .then(() => client.getIdTokenClaims())
    .then((claims) => linkAuth0Account(domain, accessToken as string, claims && claims.__raw));
}
