// options: {"packages": {"@auth0/auth0-spa-js": "^2.1.0"}}
import { createAuth0Client } from '@auth0/auth0-spa-js';

// Either object may have the domain.
export async function createLinking(options, defaults) {
  const client = await createAuth0Client({ ...defaults, ...options });
  return async (token) => {
    await client.loginWithPopup({ authorizationParams: { access_token: token } });
  };
}
