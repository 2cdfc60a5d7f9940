import auth0 from 'auth0-js';
import site from './site';

const client = new auth0.WebAuth({
  clientID: site.application,
  domain: site.tenant,
  redirectUri: `${window.location.origin}/signed-in`,
  responseType: 'token id_token',
  scope: 'openid profile email',
});

export const signIn = () => client.authorize();

export function readLogin(done) {
  client.parseHash((error, login) => {
    if (login) localStorage.setItem('token', login.accessToken);
    done(error);
  });
}
