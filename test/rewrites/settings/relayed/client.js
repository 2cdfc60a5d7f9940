import auth0 from 'auth0-js';

export const webAuth = new auth0.WebAuth({
  domain: 'relay.eu.auth0.com',
  clientID: 'relay-client',
  redirectUri: 'https://relay.example/signed-in',
  responseType: 'token id_token',
  scope: 'openid email',
});
