/* proof: {"form": "auth0-spa-js 2: loginWithPopup()", "side": "browser", "does": "link", "with": {"@auth0/auth0-spa-js": "2.27.0"}} */
import { Auth0Client } from '@auth0/auth0-spa-js';

const client = new Auth0Client({ domain: 'shop.eu.auth0.com', clientId: 'bikes-spa', cacheLocation: 'localstorage' });

document.getElementById('go')?.addEventListener('click', async () => {
  try {
    await client.loginWithPopup({
      authorizationParams: {
        connection: 'google-oauth2',
        access_token: localStorage.getItem('access_token'),
      },
    });
    console.log('done');
  } catch (error) {
    console.error('failed', error);
  }
});
