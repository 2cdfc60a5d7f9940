import auth0 from 'auth0-js';
import config from './config';

const webAuth = new auth0.WebAuth({
  domain: config.domain,
  clientID: config.clientID,
  redirectUri: `${window.location.origin}/callback`,
  responseType: 'token id_token',
  scope: 'openid profile email',
});

export function isAuthenticated() {
  return localStorage.getItem('access_token') !== null;
}

export function accessToken() {
  return localStorage.getItem('access_token');
}

export function userName() {
  return localStorage.getItem('name');
}

export function logIn() {
  webAuth.authorize();
}

/** Adds an account to the user's. */
export function connect(connection) {
  webAuth.authorize({
    connection,
    access_token: accessToken(),
  });
}

/** Reads what Auth0 sent behind the #. */
export function handleAuthentication() {
  return new Promise((resolve, reject) => {
    webAuth.parseHash((err, authResult) => {
      if (err) return reject(new Error(err.errorDescription || err.error));
      if (authResult && authResult.accessToken) {
        localStorage.setItem('access_token', authResult.accessToken);
        localStorage.setItem('name', authResult.idTokenPayload.name);
      }
      resolve();
    });
  });
}
