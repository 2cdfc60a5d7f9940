// options: {"packages": {"@auth0/auth0-spa-js": "^2.1.0"}}
import { Auth0Client } from '@auth0/auth0-spa-js';

let options;
let client;

export function start(given) {
  options = given;
  client = new Auth0Client(options);
}

// The client keeps the first tenant.
export function setTenant(other) {
  options = other;
}

export const link = (token) => client.loginWithPopup({ authorizationParams: { access_token: token } });
