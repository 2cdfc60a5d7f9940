import Auth0Lock from 'auth0-lock';
import { CLIENT, DOMAIN } from './settings';

export class Accounts {
  constructor(session) {
    this.session = session;
    this.lock = new Auth0Lock(CLIENT, DOMAIN, {
      theme: { logo: '/logo.svg' },
      auth: { redirectUrl: location.origin, params: { scope: 'openid', access_token: this.session.token } },
    });
    this.lock.on('authenticated', (result) => this.session.start(result));
  }

  link() {
    this.lock.show();
  }

  again() {
    return this.lock.show({ allowedConnections: ['github'] });
  }
}

export function Login({ user }) {
  const open = () => {
    new Auth0Lock(CLIENT, DOMAIN, { auth: { params: { access_token: user ? user.token : undefined } } }).show();
  };
  return open;
}

export function refreshes(token) {
  const linker = new Auth0Lock(CLIENT, DOMAIN, { auth: { params: { access_token: token } } });
  linker.on('authenticated', () => location.reload());
  linker.show();
}

const page = new Auth0Lock(CLIENT, DOMAIN);

export const signIn = (token) => page.show({ auth: { params: { scope: 'openid', ...(token && { access_token: token }) } } });
