/* proof: {"form": "spa-js 2: loginWithPopup, the token spread if there is one", "side": "browser", "does": "link", "with": {"@auth0/auth0-spa-js": ["2.27.0"]}, "failures": ["403", "409", "closed popup", "cancelled login"]} */
import { Auth0Client } from '@auth0/auth0-spa-js';

const auth0 = new Auth0Client({ domain: 'shop.eu.auth0.com', clientId: 'bikes-spa' });

async function signIn(token) {
  const options = { authorizationParams: { connection: 'google-oauth2', ...(token && { access_token: token }) } };
  await auth0.loginWithPopup(options, { timeoutInSeconds: 30 });
}

document.getElementById('go').addEventListener('click', () => {
  signIn(localStorage.getItem('access_token')).then(
    () => console.log('done'),
    (error) => console.error('failed', error.message),
  );
});
