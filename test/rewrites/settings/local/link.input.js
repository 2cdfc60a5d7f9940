// options: {"packages": {"@auth0/auth0-spa-js": "^2.1.0"}}
import { Auth0Client } from '@auth0/auth0-spa-js';

class Session {
  constructor() {
    const options = { domain: 'garden.eu.auth0.com', clientId: '5mTq7YbAxw' };
    this.client = new Auth0Client(options);
  }

  link(token) {
    return this.client.loginWithPopup({ authorizationParams: { access_token: token } });
  }
}

export const session = new Session();
