/* proof: {"form": "spa-js 1: loginWithPopup", "side": "browser", "does": "link", "with": {"@auth0/auth0-spa-js": ["1.22.6"]}, "failures": ["403", "409", "closed popup", "cancelled login"]} */
import createAuth0Client from '@auth0/auth0-spa-js';

document.getElementById('go').addEventListener('click', async () => {
  try {
    await auth0.loginWithPopup({
      connection: 'google-oauth2',
      access_token: localStorage.getItem('access_token'),
    });
    console.log('done');
  } catch (error) {
    console.error('failed', error.message);
  }
});

let auth0;
createAuth0Client({ domain: 'shop.eu.auth0.com', client_id: 'bikes-spa' }).then((client) => {
  auth0 = client;
  return auth0.isAuthenticated();
});
