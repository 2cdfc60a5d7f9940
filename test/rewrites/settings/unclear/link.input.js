// options: {"packages": {"@auth0/auth0-spa-js": "^2.1.0"}}
import { Auth0Client } from '@auth0/auth0-spa-js';

export const link = (client, token) =>
  client instanceof Auth0Client && client.loginWithPopup({ authorizationParams: { access_token: token } });
