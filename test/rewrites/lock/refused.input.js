import Auth0Lock from 'auth0-lock';

const options = { auth: { params: { scope: 'openid' } } };

// refused: the token is not in an object literal passed directly to this call
export const built = (token) => {
  options.auth.params.access_token = token;
  return new Auth0Lock('CLIENT', 'garden.eu.auth0.com', options);
};

// refused: this Lock's own `authenticated` handler would treat the linked account as the signed-in user
export function handled(token, opener) {
  const lock = new Auth0Lock('CLIENT', 'garden.eu.auth0.com', { auth: { params: { access_token: token } } });
  lock.on('authenticated', (result) => localStorage.setItem('id_token', result.idToken));
  opener.open(lock);
}

const plain = new Auth0Lock('CLIENT', 'garden.eu.auth0.com');

// refused: Relink doesn't know what replaces the option `shiny` in Lock 10+
export function unknownOption(token) {
  plain.show({ shiny: true, authParams: { access_token: token } });
}

// refused: no token is passed here
export const later = (done) => plain.show({ auth: { params: { access_token: null } } }, done);
