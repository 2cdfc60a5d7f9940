/** Facts: docs/auth0-facts.md#auth0js-popup-authorize. */
import { linkingCallback } from './linking-callback.js';
import { AUTH0_JS } from './placeholders.js';

// Signs in a second account in a popup and links it; the user's session stays. Requires auth0.js 9 or later.
export function linkInAuth0Popup(
  domain: string,
  clientId: string,
  accessToken: string | null | undefined,
  callback: (error: any) => void,
  connection?: string,
): void {
  const webAuth = new AUTH0_JS.WebAuth({
    domain: domain,
    clientID: clientId,
    redirectUri: window.location.origin,
    responseType: 'token id_token',
    scope: 'openid email',
  });
  const login = connection ? { owp: true, prompt: 'login', connection: connection } : { owp: true, prompt: 'login' };
  webAuth.popup.authorize(login, linkingCallback(domain, accessToken, callback));
}
