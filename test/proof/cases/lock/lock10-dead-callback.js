/* proof: {"form": "Lock 10+: show with authParams and a callback (never called)", "side": "browser", "does": "link", "with": {"auth0-lock": ["10.24.3", "11.35.1", "14.3.0"]}, "dead": true, "failures": {"10.": ["403", "409"], "*": ["403", "409", "cancelled login"]}} */
import Auth0Lock from 'auth0-lock';

const lock = new Auth0Lock('bikes-spa', 'shop.eu.auth0.com', {
  rememberLastLogin: false,
  auth: { redirect: false, responseType: 'token id_token', params: { scope: 'openid email' } },
});

function connect() {
  lock.show({ authParams: { access_token: localStorage.getItem('access_token') } }, (error, profile, idToken) => {
    if (error) {
      console.error('failed', error.message);
    } else {
      console.log('done');
    }
  });
}

document.getElementById('go').addEventListener('click', connect);
if (location.hash === '#login') lock.show();
