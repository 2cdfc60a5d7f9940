import Auth0Lock from 'auth0-lock';

const options = { auth: { params: { scope: 'openid' } } };

// refused: the options are not written where the call is, so that they may serve other calls as well
export const built = (token) => {
  options.auth.params.access_token = token;
  return new Auth0Lock('CLIENT', 'garden.eu.auth0.com', options);
};

// refused: this Lock has a handler of its own, which would take the linked account for the user
export function handled(token) {
  const lock = new Auth0Lock('CLIENT', 'garden.eu.auth0.com', { auth: { params: { access_token: token } } });
  lock.on('authenticated', (result) => localStorage.setItem('id_token', result.idToken));
  lock.show();
}

const plain = new Auth0Lock('CLIENT', 'garden.eu.auth0.com');

// refused: what is called back uses the tokens of the login, which are now those of the linked account
export function stores(token) {
  plain.show({ authParams: { access_token: token } }, (error, profile, idToken) => localStorage.setItem('id_token', idToken));
}

// refused: nothing is known of the option `shiny` in Lock 10 and later
export function unknownOption(token) {
  plain.show({ shiny: true, authParams: { access_token: token } });
}

// refused: no token is handed over here
export const later = (done) => plain.show({ auth: { params: { access_token: null } } }, done);
