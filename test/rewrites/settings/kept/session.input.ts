// options: {"packages": {"@auth0/auth0-spa-js": "^2.1.0"}}
import { Auth0Client, type Auth0ClientOptions } from '@auth0/auth0-spa-js';

export class Session {
  private options: Auth0ClientOptions;
  private client: Auth0Client;

  constructor(given: Auth0ClientOptions) {
    this.options = given;
    this.client = new Auth0Client(this.options);
  }

  link(token: string) {
    return this.client.loginWithPopup({ authorizationParams: { access_token: token } as any });
  }
}
