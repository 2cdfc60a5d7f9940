/* global Auth0Lock */
const lock = new Auth0Lock('CLIENT', 'gifts.eu.auth0.com', {
  auth: {
    redirectUrl: '/callback',
    responseType: 'code',
    params: {
      scope: 'openid email',
      access_token: document.getElementById('access-token').innerHTML,
    },
  },
});
window.onload = lock.show();
