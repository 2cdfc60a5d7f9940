import Auth0Lock from 'auth0-lock';
import $ from 'jquery';

const CLIENT = 'garden-app';
const DOMAIN = 'garden.eu.auth0.com';
const look = { theme: { primaryColor: '#384' }, auth: { redirectUrl: 'https://garden.example/in' } };

export function linkInSteps(token, done) {
  const options = {};
  options.closable = true;
  options.auth = {};
  options.auth.params = { access_token: token };
  const lock = new Auth0Lock(CLIENT, DOMAIN, options);
  lock.on('authenticated', () => done());
  lock.show();
}

export function start() {
  const token = localStorage.getItem('access_token');
  const params = { scope: 'openid profile' };
  if (token) {
    // somebody is logged in: link the other account
    params.access_token = token;
  }
  const lock = new Auth0Lock(CLIENT, DOMAIN, { auth: { params } });
  lock.on('authenticated', ({ idToken }) => localStorage.setItem('id_token', idToken));
  lock.show();
}

export function linkWithLook(token) {
  const lock = new Auth0Lock(
    CLIENT,
    DOMAIN,
    Object.assign({}, look, {
      auth: { redirect: false, params: { access_token: token } },
    }),
  );
  lock.show();
}

export function linkWithSpread(token) {
  new Auth0Lock(CLIENT, DOMAIN, { ...look, auth: { params: { access_token: token } } }).show();
}

export function linkWithCopy(token) {
  const options = $.extend({}, look, { auth: { params: { access_token: token } } });
  const lock = new Auth0Lock(CLIENT, DOMAIN, options);
  lock.show();
}

// refused: the token is not in an object literal passed directly to this call
export function linkWithDeepCopy(token) {
  const options = $.extend(true, {}, look, { auth: { params: { access_token: token } } });
  new Auth0Lock(CLIENT, DOMAIN, options).show();
}

// refused: the token is not in an object literal passed directly to this call
export function linkByShared(token) {
  const options = {};
  options.auth = { params: { access_token: token } };
  remember(options);
  new Auth0Lock(CLIENT, DOMAIN, options).show();
}

export function linkLater(token) {
  const options = { closable: true };
  options.closable = decide();
  options.auth = { params: { access_token: token } };
  new Auth0Lock(CLIENT, DOMAIN, options).show();
}

// refused: the token is not in an object literal passed directly to this call
export function linkAtOnce(token) {
  const options = { closable: true };
  const isClosable = decide();
  options.closable = isClosable;
  options.auth = { params: { access_token: token } };
  new Auth0Lock(CLIENT, DOMAIN, options).show();
}
