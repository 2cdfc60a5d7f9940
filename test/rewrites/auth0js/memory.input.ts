import * as auth0 from 'auth0-js';

export class Account {
  private idToken?: string;
  private token?: string;

  private client = new auth0.WebAuth({
    domain: 'orchard.eu.auth0.com',
    clientID: 'Wb3',
    redirectUri: location.origin,
    responseType: 'token id_token',
    scope: 'openid email'
  });

  link(connection: string) {
    this.client.authorize({ connection, access_token: this.token } as any);
  }

  // Code elsewhere may keep this token.
  linkWith(token: string) {
    this.client.authorize({ access_token: token } as any);
  }

  enter() {
    this.client.parseHash((error, result) => {
      if (error || !result) return;
      this.idToken = result.idToken;
      this.token = result.accessToken;
    });
  }
}
