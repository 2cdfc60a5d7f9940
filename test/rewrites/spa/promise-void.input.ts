// options: {"packages": {"@auth0/auth0-spa-js": "^1.22.0"}}
import { Auth0Client } from '@auth0/auth0-spa-js';

const client = new Auth0Client({ domain: 'garden.eu.auth0.com', client_id: 'abc' });

export function connect(accessToken: string): Promise<void> {
  return client.loginWithPopup({ access_token: accessToken });
}
