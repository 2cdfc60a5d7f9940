/* proof: {"form": "Lock 10+: auth.params in the constructor, redirect", "side": "browser", "does": "link", "with": {"auth0-lock": ["10.24.3", "11.35.1", "14.3.0"]}, "failures": {"10.": ["403", "409"], "*": ["403", "409", "cancelled login"]}, "fill": {"lock-popup": [["console.error(error);", "console.error('failed', error.message || error.error);"]]}} */
import Auth0Lock from 'auth0-lock';

const lock = new Auth0Lock('bikes-spa', 'shop.eu.auth0.com', {
  rememberLastLogin: false,
  auth: {
    redirectUrl: 'https://bikes.example/',
    responseType: 'token',
    params: { scope: 'openid email', access_token: localStorage.getItem('access_token') },
  },
});

lock.on('authenticated', () => {
  console.log('done');
});
lock.on('authorization_error', (error) => {
  console.error('failed', error.errorDescription || error.error);
});

document.getElementById('go').addEventListener('click', () => lock.show());
