import React from 'react';

export default class Account extends React.Component {
  addAccount() {
    const token = localStorage.getItem('access_token');
    // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Check how the callback uses the profile: it now belongs to the linked account.
    // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    this.props.lock.showSignin({
      popup: true,
      authParams: { scope: 'openid', prompt: 'login' }
    }, linkingLockCallback('orchard.auth0.com', token, (error, profile) => {
      if (error) return console.log(error);
      this.setState({ profile });
    }));
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

// Returns a login callback that links the new account, then calls back. The error is the login's or the link's.
function linkingLockCallback(domain, accessToken, callback) {
  return function (error, profile, idToken) {
    const results = arguments;
    if (error) {
      callback(error);
      return;
    }
    if (profile && profile.email_verified === false) {
      callback(new Error("The second account's email address is not verified"));
      return;
    }
    linkAuth0Account(domain, accessToken, idToken).then(() => {
      callback.apply(null, results);
    }, callback);
  };
}
