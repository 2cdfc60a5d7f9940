import auth0 from 'auth0-js';

const client = new auth0.WebAuth({
  domain: 'garden.eu.auth0.com',
  clientID: 'garden-app',
  responseType: 'token id_token',
  redirectUri: 'https://garden.example/in',
  scope: 'openid',
});

export const connectOrLogIn = (token) => client.authorize(token ? { access_token: token } : {});

export function connect(connection, token) {
  client.authorize({ connection, ...(token && { access_token: token }) });
}

client.parseHash((error, result) => {
  if (result) localStorage.setItem('id_token', result.idToken);
});
