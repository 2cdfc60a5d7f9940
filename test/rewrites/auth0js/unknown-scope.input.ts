// options: {"packages": {"auth0-js": "^9.28.0"}}
import auth0 from 'auth0-js';
import { tenant } from './tenant';

const ORDERS = 'openid orders';

/** The ID token of a scope without `email` does not say whether the address is verified. */
export class Session {
  private client = new auth0.WebAuth({
    domain: 'shop.eu.auth0.com',
    clientID: 'shop-app',
    responseType: 'token id_token',
    redirectUri: 'https://shop.example/in',
    scope: tenant.scope,
  });

  connect(connection: string, token: string): void {
    this.client.authorize({ connection, access_token: token } as any);
  }

  connectForOrders(connection: string, token: string): void {
    this.client.authorize({ connection, scope: ORDERS, access_token: token } as any);
  }

  connectAs(connection: string, scope: string, token: string): void {
    this.client.authorize({ connection, scope, access_token: token } as any);
  }

  finish(): void {
    this.client.parseHash((error, result) => {
      if (result) localStorage.setItem('access_token', result.accessToken ?? '');
    });
  }
}
