// options: {"packages": {"@auth0/auth0-spa-js": "^2.1.0"}}
import { createAuth0Client } from '@auth0/auth0-spa-js';
import { config } from './config';

const auth0 = await createAuth0Client({ domain: config.domain, clientId: config.clientId, cacheLocation: 'localstorage' });

export async function link(connection: string): Promise<void> {
  const token = await auth0.getTokenSilently({
    authorizationParams: {
      audience: `https://${config.domain}/api/v2/`,
      scope: 'openid update:current_user_identities',
    },
  });
  try {
    await auth0.loginWithPopup({
      authorizationParams: {
        // the one that was chosen
        connection,
        access_token: token,
        scope: 'openid profile',
      },
    });
  } catch (error) {
    alert(String(error));
  }
}

export async function linkByRedirect(): Promise<void> {
  await auth0.loginWithRedirect({
    authorizationParams: {
      access_token: await auth0.getTokenSilently(), // of the one who is logged in
      redirect_uri: `${location.origin}/linked`,
    },
    appState: { returnTo: '/accounts' },
  });
}
