import Auth0Lock from 'auth0-lock';
import { CLIENT, DOMAIN } from './settings';
import { router, session } from './app';

// A handler that does not read the tokens runs when the account is linked.
export class ConnectedAccounts {
  lock = new Auth0Lock(CLIENT, DOMAIN, {
    auth: { redirect: false, responseType: 'token id_token', params: { access_token: session.accessToken } },
    theme: { primaryColor: '#336699' },
  });

  constructor() {
    this.connected = false;

    this.lock.on('authenticated', () => {
      this.connected = true; // shows the button "Disconnect"
    });
  }

  open() {
    this.lock.show();
  }
}

const named = new Auth0Lock(CLIENT, DOMAIN, { auth: { params: { access_token: session.accessToken } } });
named.on('authenticated', showAccounts).on('authorization_error', (error) => console.error('rejected', error));

function showAccounts() {
  router.push('/accounts');
}

const short = new Auth0Lock(CLIENT, DOMAIN, { auth: { params: { access_token: session.accessToken } } });
short.on('authenticated', (_result) => router.push('/accounts'));

const inLine = new Auth0Lock(CLIENT, DOMAIN, { auth: { params: { access_token: session.accessToken } } });
inLine.on('authenticated', async function () { await router.push('/error'); });

export const openAll = () => [named, short, inLine].forEach((lock) => lock.show());

// The handlers of these Locks stay with an ordinary login.
const reads = new Auth0Lock(CLIENT, DOMAIN, { auth: { params: { access_token: session.accessToken } } });
reads.on('authenticated', (result) => session.start(result));
reads.show();

const twice = new Auth0Lock(CLIENT, DOMAIN, {
  language: 'de',
  auth: { params: { access_token: session.accessToken } },
});
twice.on('authenticated', () => router.push('/accounts'));
twice.on('authenticated', showAccounts);
twice.show();

const logsIn = new Auth0Lock(CLIENT, DOMAIN, { auth: { params: { access_token: session.accessToken } } });
logsIn.on('authenticated', () => router.push('/home'));
export const login = () => logsIn.show();
