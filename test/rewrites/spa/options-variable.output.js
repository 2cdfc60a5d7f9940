// options: {"packages": {"@auth0/auth0-spa-js": "^1.22.0"}}
import createAuth0Client, { Auth0Client } from '@auth0/auth0-spa-js';

const settings = { domain: 'quince.eu.auth0.com', client_id: 'QUINCE', audience: 'https://quince.example/api' };
const client = createAuth0Client(settings);

export async function addAccount(connection) {
  const auth0 = await client;
  // TODO(auth0): Request `auth0.getTokenSilently()` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  await linkInPopup(settings.domain, settings.client_id, await auth0.getTokenSilently(), { connection });
}

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token) {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  const bytes = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
  const escaped = bytes.replace(/[\s\S]/g, (byte) => '%' + ('0' + byte.charCodeAt(0).toString(16)).slice(-2));
  return JSON.parse(decodeURIComponent(escaped));
}

// Returns the URL-encoded id of the user to link to.
// Throws if the second account's email address is not verified, because anyone can sign up with it.
function auth0LinkOwner(accessToken, idToken) {
  if (auth0Claims(idToken).email_verified === false) {
    throw new Error("The second account's email address is not verified");
  }
  return encodeURIComponent(auth0Claims(accessToken).sub);
}

// Links the account of an ID token to the account that owns the access token.
function linkAuth0Account(domain, accessToken, idToken) {
  return Promise.resolve()
    .then(() =>
      fetch(`https://${domain}/api/v2/users/${auth0LinkOwner(accessToken, idToken)}/identities`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${accessToken}` },
        body: JSON.stringify({ link_with: idToken })
      })
    )
    .then((response) => {
      if (response.ok) {
        return response.json();
      }
      return response.text().then((text) => {
        throw new Error(`Account linking failed: ${response.status} ${text}`);
      });
    });
}

// Signs in a second account in a popup and links it. A separate client keeps the user's session.
function linkInPopup(domain, clientId, accessToken, parameters, popup) {
  const client = new Auth0Client({ domain, client_id: clientId });
  return client
    .loginWithPopup({ ...parameters, max_age: 0, scope: 'openid email' }, popup)
    .then(() => client.getIdTokenClaims())
    .then((claims) => linkAuth0Account(domain, accessToken, claims && claims.__raw));
}
