/* proof: {"form": "auth0-spa-js 2: loginWithPopup(), the token of getTokenSilently()", "side": "browser", "does": "link", "with": {"@auth0/auth0-spa-js": "2.27.0"}} */
import { createAuth0Client } from '@auth0/auth0-spa-js';

const ready = createAuth0Client({ domain: 'shop.eu.auth0.com', clientId: 'bikes-spa' });

async function link() {
  const auth0 = await ready;
  const authorizationParams = { audience: 'https://shop.eu.auth0.com/api/v2/', scope: 'openid update:current_user_identities' };
  await auth0.loginWithPopup({
    authorizationParams: { connection: 'google-oauth2', access_token: await auth0.getTokenSilently({ authorizationParams }) },
  });
  const user = await auth0.getUser();
  console.log(user.sub === 'auth0|alice' ? 'done' : `failed: ${user.sub} is logged in`);
}

document.getElementById('go').addEventListener('click', () => {
  link().catch((error) => console.error('failed', error.message));
});
