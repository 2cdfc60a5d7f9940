import * as auth0 from 'auth0-js';

export class Account {
  private token = '';

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

  enter() {
    this.client.parseHash((error, result) => {
      if (error || !result) return;
      this.token = result.accessToken;
      // Only a flag and a time go into localStorage.
      localStorage.setItem('isLoggedIn', 'true');
      window.localStorage['expires_at'] = String(result.expiresIn);
    });
  }

  leave() {
    localStorage.removeItem('isLoggedIn');
  }
}
