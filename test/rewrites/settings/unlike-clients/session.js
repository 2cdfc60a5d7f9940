import auth0 from 'auth0-js';

const client = new auth0.WebAuth({
  domain: 'quarry.eu.auth0.com',
  clientID: 'QUARRY',
  redirectUri: 'https://quarry.example/signed-in',
  responseType: 'token id_token',
});

export function readLogin(done) {
  client.parseHash((error, login) => {
    if (login) localStorage.setItem('token', login.accessToken);
    done(error);
  });
}
