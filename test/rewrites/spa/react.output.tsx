import { useAuth0 } from '@auth0/auth0-react';
import { Auth0Client } from '@auth0/auth0-spa-js';

export function LinkButton({ token }: { token: string }) {
  const { user } = useAuth0();
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
  // TODO(auth0): Fill in domain and client ID of the application that the user signed in with.
  // TODO(auth0): Tell the user whether linking worked.
  // TODO(auth0): Handle `appState` after linking: the popup stays on this page, so nothing passes it on.
  // TODO(auth0): Add @auth0/auth0-spa-js to your dependencies, in the version your SDK depends on.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  const link = () => linkInPopup('YOUR_DOMAIN', 'YOUR_CLIENT_ID', token, { connection: 'github' });
  return <button onClick={link}>Link {user?.name}</button>;
}

export function LinkOther({ token }: { token: string }) {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
  // TODO(auth0): Fill in domain and client ID of the application that the user signed in with.
  // TODO(auth0): Add @auth0/auth0-spa-js to your dependencies, in the version your SDK depends on.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  return (
    <button
      onClick={() =>
        linkInPopup('YOUR_DOMAIN', 'YOUR_CLIENT_ID', token).then(
          () => alert('linked'),
          (error: Error) => alert(error.message),
        )
      }
    >
      Link
    </button>
  );
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
function linkAuth0Account(domain: string, accessToken: string | null | undefined, idToken: string) {
  return new Promise<Response>((resolve) => {
    if (auth0Claims(idToken).email_verified === false) {
      throw new Error('The other account has not verified its email address');
    }
    const primaryUserId = encodeURIComponent(auth0Claims(accessToken).sub);
    const request = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${accessToken}` },
      body: JSON.stringify({ link_with: idToken })
    };
    resolve(fetch(`https://${domain}/api/v2/users/${primaryUserId}/identities`, request));
  }).then((response) => {
    if (response.ok) {
      return response.json();
    }
    return response.text().then((text) => {
      throw new Error(`Account linking failed: ${response.status} ${text}`);
    });
  });
}

// Logs another account in, in a popup of a client of its own so that the user's session stays, and links it.
function linkInPopup(domain: string, clientId: string, accessToken: any, parameters?: Record<string, unknown>) {
  const client = new Auth0Client({ domain, clientId });
  return client.loginWithPopup({ authorizationParams: { ...parameters, max_age: 0, scope: 'openid email' } })
    .then(() => client.getIdTokenClaims())
    .then((claims) => linkAuth0Account(domain, accessToken, claims!.__raw));
}
