import { useAuth0 } from '@auth0/auth0-react';
import { useCallback, useEffect, useMemo } from 'react';
import { Auth0Client } from '@auth0/auth0-spa-js';

export const useLink = (token: string) => {
  const { user } = useAuth0();
  const link = useCallback(
    async (connection: string) => {
      // TODO(auth0): Fill in YOUR_DOMAIN, YOUR_CLIENT_ID.
      // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
      // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
      // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
      // TODO(auth0): Tell the user whether linking worked.
      // TODO(auth0): Add @auth0/auth0-spa-js to your dependencies, in the version your SDK depends on.
      // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
      await linkInPopup('YOUR_DOMAIN', 'YOUR_CLIENT_ID', token, { connection });
    },
    [token],
  );
  return { link, user };
};

// The name has another use outside of the callback.
export const useSignInOrLink = (token: string) => {
  const { loginWithPopup } = useAuth0();
  // TODO(auth0): Fill in YOUR_DOMAIN, YOUR_CLIENT_ID.
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
  // TODO(auth0): Add @auth0/auth0-spa-js to your dependencies, in the version your SDK depends on.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  const link = useCallback(
    () => linkInPopup('YOUR_DOMAIN', 'YOUR_CLIENT_ID', token, { connection: 'github' }),
    [token],
  );
  const signIn = useMemo(() => () => loginWithPopup(), [loginWithPopup]);
  return { link, signIn };
};

// And here in the callback.
export const useEither = (token: string | undefined) => {
  const { loginWithPopup } = useAuth0();
  return useCallback(() => {
    if (token === undefined) return loginWithPopup();
    // TODO(auth0): Fill in YOUR_DOMAIN, YOUR_CLIENT_ID.
    // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
    // TODO(auth0): Add @auth0/auth0-spa-js to your dependencies, in the version your SDK depends on.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    return linkInPopup('YOUR_DOMAIN', 'YOUR_CLIENT_ID', token, { connection: 'github' });
  }, [loginWithPopup, token]);
};

// A client that the list names as a whole, the only one in it.
export const useClient = (token: string) => {
  const auth0 = useAuth0();
  // TODO(auth0): Fill in YOUR_DOMAIN, YOUR_CLIENT_ID.
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
  // TODO(auth0): Add @auth0/auth0-spa-js to your dependencies, in the version your SDK depends on.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  const link = useCallback(
    () => linkInPopup('YOUR_DOMAIN', 'YOUR_CLIENT_ID', token, { connection: 'github' }),
    [],
  );
  useEffect(() => {
    console.log(auth0.user);
  }, [auth0]);
  return link;
};

// A client that may be missing: the new code asks for it, too.
export const useOptional = (token: string) => {
  const auth0 = useAuth0();
  // TODO(auth0): Fill in YOUR_DOMAIN, YOUR_CLIENT_ID.
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
  // TODO(auth0): Add @auth0/auth0-spa-js to your dependencies, in the version your SDK depends on.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  return useCallback(
    () => (auth0 && linkInPopup('YOUR_DOMAIN', 'YOUR_CLIENT_ID', token, { connection: 'github' })),
    [auth0, token],
  );
};

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token: string | null | undefined): {
  sub: string;
  email_verified?: boolean;
  nonce?: string;
} {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  const bytes = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
  const escaped = bytes.replace(/[\s\S]/g, (byte) => '%' + ('0' + byte.charCodeAt(0).toString(16)).slice(-2));
  return JSON.parse(decodeURIComponent(escaped)) as ReturnType<typeof auth0Claims>;
}

// Returns the URL-encoded id of the user to link to.
// Throws if the second account's email address is not verified, because anyone can sign up with it.
function auth0LinkOwner(accessToken: string | null | undefined, idToken: string | null | undefined): string {
  if (auth0Claims(idToken).email_verified === false) {
    throw new Error("The second account's email address is not verified");
  }
  return encodeURIComponent(auth0Claims(accessToken).sub);
}

// Links the account of an ID token to the account that owns the access token.
function linkAuth0Account(
  domain: string,
  accessToken: string | null | undefined,
  idToken: string | null | undefined
): Promise<void> {
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
function linkInPopup(
  domain: string,
  clientId: string,
  accessToken: unknown,
  parameters?: Record<string, unknown>,
  popup?: object
): Promise<void> {
  const client = new Auth0Client({ domain, clientId });
  return client
    .loginWithPopup({ authorizationParams: { ...parameters, max_age: 0, scope: 'openid email' } }, popup)
    .then(() => client.getIdTokenClaims())
    .then((claims) => linkAuth0Account(domain, accessToken as string, claims && claims.__raw));
}
