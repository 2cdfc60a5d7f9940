import auth0 from 'auth0-js';

let webAuth;

export class Session {
  constructor(options) {
    this.webAuth = new auth0.WebAuth({ domain: options.of('domain'), clientID: options.of('app') });
  }

  link(token, done) {
    this.webAuth.popup.authorize({ redirectUri: '/done', connection: 'github', access_token: token }, () => done());
  }
}

export async function setUp(read, other) {
  webAuth = new auth0.WebAuth({ domain: await read('domain'), clientID: await read('app') });
  if (other) webAuth = other;
}

export function link(token, done) {
  webAuth.popup.authorize({ redirectUri: '/done', connection: 'github', access_token: token }, () => done());
}
