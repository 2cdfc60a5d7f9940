/* proof: {"form": "spa-js 1: loginWithRedirect", "side": "browser", "does": "link", "with": {"@auth0/auth0-spa-js": ["1.22.6"]}, "failures": ["403", "409", "closed popup"], "fill": {"*": [[" { connection: 'google-oauth2' }),", " { connection: 'google-oauth2' }).then(\n    () => console.log('done'),\n    (error) => console.error('failed', error.message),\n  ),"]]}} */
import { Auth0Client } from '@auth0/auth0-spa-js';

const auth0 = new Auth0Client({
  domain: 'shop.eu.auth0.com',
  client_id: 'bikes-spa',
  redirect_uri: 'https://bikes.example/',
});

document.getElementById('go').addEventListener('click', () =>
  auth0.loginWithRedirect({ connection: 'google-oauth2', access_token: localStorage.getItem('access_token') }),
);

if (location.search.includes('state=')) {
  auth0.handleRedirectCallback().then(
    () => console.log('done'),
    (error) => console.error('failed', error.message),
  );
}
