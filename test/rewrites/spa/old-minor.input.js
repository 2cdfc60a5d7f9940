/* options: {"packages":{"@auth0/auth0-spa-js":"1.6.3"}} */
import createAuth0Client from '@auth0/auth0-spa-js';

let client;

export async function start() {
  client = await createAuth0Client({ domain: 'garden.eu.auth0.com', client_id: 'garden-app' });
}

export async function linkGithub() {
  const token = await client.getTokenSilently();
  await client.loginWithPopup({ connection: 'github', access_token: token });
}
