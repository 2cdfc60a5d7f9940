import { Auth0Lock } from 'auth0-lock';

export function showLinking(clientId: string, domain: string, token: string): void {
  const lock = new Auth0Lock(clientId, domain, {
    languageDictionary: { title: 'Add another login' },
    auth: {
      redirectUrl: location.origin + '/callback',
      params: { access_token: token }, // makes it link
    },
  });
  lock.show();
}

export function showOther(token: string): void {
  new Auth0Lock('CLIENT', 'garden.eu.auth0.com', {
    auth: { responseType: 'token', redirect: true, sso: false, params: { scope: 'profile', access_token: token } },
  }).show();
}
