import auth0 from 'auth0-js';

const client = new auth0.WebAuth({ domain: 'orchard.eu.auth0.com', clientID: 'Wb3', responseType: 'token id_token', scope: 'openid email' });
let token = null;

client.parseHash(function (error, result) {
  if (result) token = result.accessToken;
});

export function link() {
  client.authorize({ connection: 'github', access_token: token });
}
