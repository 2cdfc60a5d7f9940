import { WebAuth } from 'auth0-js';

let webAuth: WebAuth;

export function setUp(tenant: { host: string; app: string }): void {
  webAuth = new WebAuth({ domain: tenant.host, clientID: tenant.app, responseType: 'token id_token' });
}

export function linkGitHub(token: string, done: () => void): void {
  webAuth.popup.authorize({ redirectUri: '/done', connection: 'github', access_token: token }, (error) => {
    if (!error) done();
  });
}
