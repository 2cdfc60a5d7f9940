import auth0 from 'auth0-js';

const webAuth = new auth0.WebAuth({ domain: 'meadow.eu.auth0.com', clientID: 'meadow-web' });

export function linkGithub(token, done) {
  // eslint-disable-next-line camelcase
  webAuth.popup.authorize({ connection: 'github', access_token: token, responseType: 'token id_token' }, done);
}

// Adds an account.
/* tslint:disable-next-line */
export const linkGoogle = (token, done) => webAuth.popup.authorize({ connection: 'google-oauth2', access_token: token }, done);
