// options: {"packages": {"auth0-js": "^9.0.0"}}
import auth0 from 'auth0-js';

const webAuth = new auth0.WebAuth({ domain: 'garden.eu.auth0.com', clientID: 'GARDEN', responseType: 'token id_token', scope: 'openid profile orders' });

// Visitors without a token sign in as before.
export function login(connection) {
  const options = {};
  if (connection) {
    options.connection = connection;
    options.access_token = localStorage.getItem('token');
  }
  webAuth.authorize(options);
}

export function connect(connection) {
  webAuth.authorize({ connection, access_token: localStorage.getItem('token') || undefined });
}

export const start = (token) => webAuth.authorize({
  connection: 'github',
  access_token: token || undefined,
});

webAuth.parseHash((error, result) => {
  if (result) localStorage.setItem('token', result.accessToken);
});
