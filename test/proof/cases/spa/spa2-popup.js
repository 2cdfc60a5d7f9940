/* proof: {"form": "spa-js 2: loginWithPopup", "side": "browser", "does": "link", "with": {"@auth0/auth0-spa-js": ["2.27.0"]}, "failures": ["403", "409", "closed popup", "cancelled login"]} */
import { Auth0Client } from '@auth0/auth0-spa-js';

const auth0 = new Auth0Client({ domain: 'shop.eu.auth0.com', clientId: 'bikes-spa' });

async function connectGoogle() {
  await auth0.loginWithPopup({
    authorizationParams: {
      connection: 'google-oauth2',
      access_token: localStorage.getItem('access_token'),
    },
  });
}

document.getElementById('go').addEventListener('click', () => {
  connectGoogle().then(
    () => console.log('done'),
    (error) => console.error('failed', error.message),
  );
});
