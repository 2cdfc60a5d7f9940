import Auth0Lock from 'auth0-lock';
import { callbackUrl, clientId, domain } from './config';

const lock = new Auth0Lock(clientId, domain, {
  auth: {
    redirectUrl: callbackUrl,
    responseType: 'token id_token',
    params: { scope: 'openid email' }
  }
});

export interface Staff {
  user_id: string;
  name: string;
  identities: { provider: string; user_id: string }[];
}

export function login(): void {
  lock.show();
}

export function token(): string | null {
  return window.sessionStorage.getItem('staff.access_token');
}

export function onLogin(callback: (staff: Staff) => void): void {
  lock.on('authenticated', (result) => {
    window.sessionStorage.setItem('staff.access_token', result.accessToken);
    lock.getUserInfo(result.accessToken, (err, profile) => {
      if (!err) {
        callback(profile as any);
      }
    });
  });
}
