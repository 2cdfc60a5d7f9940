import Auth0Lock from 'auth0-lock';

// options: { "packages": { "auth0-lock": "^11.30.0" } }
export function linkAccount(token) {
  const options = {
    closable: false,
    auth: { params: { access_token: token } },
  };
  console.log(options);
  const lock = new Auth0Lock('Z00', 'zoo.eu.auth0.com', options);
  lock.show();
}
