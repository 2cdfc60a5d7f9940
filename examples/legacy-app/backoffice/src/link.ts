import Auth0Lock from 'auth0-lock';
import { callbackUrl, clientId, domain } from './config';
import { token } from './session';

/** A second Lock: who logs in here is added to the member of staff who is logged in already. */
function linkingLock() {
  return new Auth0Lock(clientId, domain, {
    allowedConnections: ['google-oauth2', 'windowslive'],
    languageDictionary: { title: 'Add an account' },
    auth: {
      redirectUrl: callbackUrl,
      responseType: 'token',
      params: {
        scope: 'openid email',
        access_token: token()
      }
    }
  });
}

export function addAccount(): void {
  linkingLock().show();
}

/** For the tablets in the workshop, where the widget is too large. */
export function addAccountUrl(connection: string): string {
  return `https://${domain}/authorize?response_type=token&client_id=${clientId}&connection=${connection}&redirect_uri=${encodeURIComponent(callbackUrl)}&access_token=${token()}`;
}
