import { createAuth0Client, type Auth0Client, Auth0Client as LinkingClient } from '@auth0/auth0-spa-js';
import { logger } from './logger';

export class Visits {
  private client?: Auth0Client;
  private ticket = '';
  private last?: unknown;

  async open() {
    this.client = await createAuth0Client({ domain: 'zoo.eu.auth0.com', clientId: 'Z00' });
    this.ticket = await this.client.getTokenSilently();
  }

  async link(connection: string) {
    const options = {
      appState: { page: 'accounts' },
      authorizationParams: {
        connection,
      },
    };
    console.debug('linking with', options);
    // TODO(auth0): Request `this.ticket` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
    // TODO(auth0): Tell the user whether linking worked.
    // TODO(auth0): Handle `appState` after linking: the popup stays on this page, so nothing passes it on.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    if (this.client) await linkInPopup('zoo.eu.auth0.com', 'Z00', this.ticket, options.authorizationParams);
  }

  async linkGitHub() {
    const parameters = { connection: 'github' };
    logger.info(JSON.stringify(parameters));
    // TODO(auth0): Request `this.ticket` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
    // TODO(auth0): Tell the user whether linking worked.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    await linkInPopup('zoo.eu.auth0.com', 'Z00', this.ticket, parameters);
  }

  async linkAny() {
    const options = {};
    // TODO(auth0): Request `this.ticket` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    await linkInPopup('zoo.eu.auth0.com', 'Z00', this.ticket);
    logger.info('linked', options);
  }

  async linkAndRemember() {
    // refused: other code uses these options, too
    const options = { authorizationParams: { access_token: this.ticket } };
    this.last = options;
    await this.client!.loginWithRedirect(options);
  }
}

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
        body: JSON.stringify({ link_with: idToken }),
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
  const client = new LinkingClient({ domain, clientId });
  return client
    .loginWithPopup({ authorizationParams: { ...parameters, max_age: 0, scope: 'openid email' } }, popup)
    .then(() => client.getIdTokenClaims())
    .then((claims) => linkAuth0Account(domain, accessToken as string, claims && claims.__raw));
}
