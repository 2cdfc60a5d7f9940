// options: {"packages": {"@auth0/auth0-spa-js": "^2.1.0"}}
import { createAuth0Client, Auth0Client } from '@auth0/auth0-spa-js';
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
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    await linkInPopup(config.domain, config.clientId, token, {
      // the one that was chosen
      connection,
    });
  } catch (error) {
    alert(String(error));
  }
}

export async function linkByRedirect(): Promise<void> {
  // of the one who is logged in
  // TODO(auth0): Request `auth0.getTokenSilently()` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
  // TODO(auth0): Tell the user whether linking worked.
  // TODO(auth0): Handle `appState` after linking: the popup stays on this page, so nothing passes it on.
  // TODO(auth0): Request the token before the click: browsers may block a popup that opens after a wait.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  await linkInPopup(config.domain, config.clientId, await auth0.getTokenSilently());
}

// What a JWT says. It is not verified here: Auth0 does that where the token is sent to.
function auth0Claims(token: string | null | undefined): Record<string, any> {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('This token is no JWT: request it for the audience of the Management API');
  }
  const base64 = payload.replace(/-/g, '+').replace(/_/g, '/');
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))));
}

// Links the account that an ID token was issued for to the account that owns the access token.
async function linkAuth0Account(domain: string, accessToken: string | null | undefined, idToken: string) {
  if (auth0Claims(idToken).email_verified === false) {
    throw new Error('The other account has not verified its email address');
  }
  const primaryUserId = encodeURIComponent(auth0Claims(accessToken).sub);
  const response = await fetch(`https://${domain}/api/v2/users/${primaryUserId}/identities`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${accessToken}` },
    body: JSON.stringify({ link_with: idToken }),
  });
  if (!response.ok) {
    throw new Error(`Account linking failed: ${response.status} ${await response.text()}`);
  }
  return response.json();
}

// Logs another account in, in a popup of a client of its own so that the user's session stays, and links it.
async function linkInPopup(domain: string, clientId: string, accessToken: any, parameters?: Record<string, unknown>) {
  const client = new Auth0Client({ domain, clientId });
  await client.loginWithPopup({ authorizationParams: { ...parameters, max_age: 0, scope: 'openid email' } });
  const claims = await client.getIdTokenClaims();
  return linkAuth0Account(domain, accessToken, claims!.__raw);
}
