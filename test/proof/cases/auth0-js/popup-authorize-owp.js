/* proof: {"form": "auth0.js 8+: popup.authorize, camelCase accessToken", "side": "browser", "does": "link", "with": {"auth0-js": ["8.12.3", "9.32.0", "10.2.1"]}, "failures": ["403", "409", "closed popup", "cancelled login"]} */
import auth0 from 'auth0-js';

const webAuth = new auth0.WebAuth({ domain: 'shop.eu.auth0.com', clientID: 'bikes-spa', responseType: 'token id_token' });

document.getElementById('go').addEventListener('click', () => {
  webAuth.popup.authorize(
    {
      connection: 'google-oauth2',
      owp: true,
      scope: 'openid email',
      redirectUri: 'https://bikes.example/',
      accessToken: localStorage.getItem('access_token'),
    },
    (error, result) => {
      if (error) {
        console.error('failed', error.description || error.message || error);
        return;
      }
      console.log('done');
    },
  );
});
