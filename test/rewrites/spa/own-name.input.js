import { createAuth0Client } from '@auth0/auth0-spa-js';

const client = await createAuth0Client({ domain: 'garden.eu.auth0.com', clientId: 'CLIENT' });

// A helper has this name, too.
export async function linkInPopup(token) {
  // refused: the name `linkInPopup` is already used in this file
  await client.loginWithPopup({ authorizationParams: { access_token: token } });
}
