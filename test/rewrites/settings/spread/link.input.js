// options: {"packages": {"@auth0/auth0-spa-js": "^1.22.0"}}
import createAuth0Client from '@auth0/auth0-spa-js';

export async function createLinking(options) {
  const client = await createAuth0Client({ ...options, client_id: options.clientId, cacheLocation: 'localstorage' });
  return async (connection) => {
    const token = await client.getTokenSilently();
    await client.loginWithPopup({ connection, access_token: token });
  };
}
