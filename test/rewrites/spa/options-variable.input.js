// options: {"packages": {"@auth0/auth0-spa-js": "^1.22.0"}}
import createAuth0Client from '@auth0/auth0-spa-js';

const settings = { domain: 'quince.eu.auth0.com', client_id: 'QUINCE', audience: 'https://quince.example/api' };
const client = createAuth0Client(settings);

export async function addAccount(connection) {
  const auth0 = await client;
  await auth0.loginWithPopup({ connection, access_token: await auth0.getTokenSilently() });
}
