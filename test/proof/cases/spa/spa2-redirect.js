/* proof: {"form": "spa-js 2: loginWithRedirect", "side": "browser", "does": "link", "before": "linked, and on its way back to the page", "with": {"@auth0/auth0-spa-js": ["2.27.0"]}, "failures": ["403", "409", "closed popup"], "fill": {"*": [[" { connection: 'google-oauth2' }),", " { connection: 'google-oauth2' }).then(\n    () => console.log('done'),\n    (error) => console.error('failed', error.message),\n  ),"]]}} */
import { createAuth0Client } from '@auth0/auth0-spa-js';

const auth0 = await createAuth0Client({
  domain: 'shop.eu.auth0.com',
  clientId: 'bikes-spa',
  authorizationParams: { redirect_uri: 'https://bikes.example/' },
});

document.getElementById('go').addEventListener('click', () =>
  auth0.loginWithRedirect({
    authorizationParams: { connection: 'google-oauth2', access_token: localStorage.getItem('access_token') },
  }),
);

if (location.search.includes('state=')) {
  try {
    await auth0.handleRedirectCallback();
    console.log('done');
  } catch (error) {
    console.error('failed', error.message);
  }
}
