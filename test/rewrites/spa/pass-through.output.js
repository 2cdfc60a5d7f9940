import createAuth0Client, { Auth0Client } from '@auth0/auth0-spa-js';

export class Session {
  async start() {
    this.client = await createAuth0Client({ domain: 'garden.eu.auth0.com', client_id: 'CLIENT' });
  }

  loginWithRedirect(options) {
    return this.client.loginWithRedirect(options);
  }

  /** The class's own method passes the options on. */
  async connect(connection) {
    const access_token = await this.client.getTokenSilently();
    // TODO(auth0): Request `access_token` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
    // TODO(auth0): Tell the user whether linking worked.
    // TODO(auth0): Request the token before the click: browsers may block a popup that opens after a wait.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    return linkInPopup('garden.eu.auth0.com', 'CLIENT', access_token, { connection });
  }

  /** The SDK's method, although the class has one of the same name. */
  async attach(connection) {
    // TODO(auth0): Request `this.token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
    // TODO(auth0): Tell the user whether linking worked.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    await linkInPopup('garden.eu.auth0.com', 'CLIENT', this.token, { connection });
  }

  async merge(connection) {
    // TODO(auth0): Request `this.client.getTokenSilently()` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
    // TODO(auth0): Tell the user whether linking worked.
    // TODO(auth0): Request the token before the click: browsers may block a popup that opens after a wait.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    await linkInPopup('garden.eu.auth0.com', 'CLIENT', await this.client.getTokenSilently(), { connection });
  }

  async loginWithPopup(options, config) {
    const client = await this.client;
    await client.loginWithPopup(options, config);
  }

  async addAccount(connection) {
    // TODO(auth0): Request `this.token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Auth0 dashboard: add this page's origin to Allowed Callback URLs and Allowed Web Origins.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    await linkInPopup('garden.eu.auth0.com', 'CLIENT', this.token, { connection }, { timeoutInSeconds: 90 });
  }

  async showPopup(options) {
    this.isOpen = true;
    await this.client.loginWithPopup(options);
    this.isOpen = false;
  }

  // refused: `this.showPopup()` does more than log in, and a linking login would leave that out
  async linkAccount(connection) {
    await this.showPopup({ connection, access_token: this.token });
  }
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
