// options: { "packages": { "auth0-lock": "^11.30.0", "react": "^17.0.0" } }
import React from 'react';
import Auth0Lock from 'auth0-lock';

export class LinkTicket extends React.Component {
  lockOptions = {
    closable: false,
    auth: {
      responseType: 'token id_token',
      params: { scope: 'openid email', prompt: 'login' },
      redirect: false,
    },
  };

  link = () => {
    // TODO(auth0): Request `localStorage.getItem('ticket')` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    linkByLock(
      new Auth0Lock(process.env.CLIENT, 'zoo.eu.auth0.com', this.lockOptions),
      'zoo.eu.auth0.com',
      localStorage.getItem('ticket'),
      onAuth0Link
    ).show();
  };

  render() {
    return <button onClick={this.link}>Link</button>;
  }
}

export class LinkPass extends React.Component {
  constructor(props) {
    super(props);
    this.passOptions = { auth: { params: { access_token: props.token } } };
    this.cardOptions = {
      auth: { params: { scope: 'openid email', prompt: 'login' }, redirect: false, responseType: 'token id_token' },
    };
  }

  linkPass = () => {
    // refused: the token's expression can't be used outside its options
    new Auth0Lock(process.env.CLIENT, 'zoo.eu.auth0.com', this.passOptions).show();
  };

  linkCard = () => {
    // TODO(auth0): Request `this.props.token` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    const lock = linkByLock(
      new Auth0Lock(process.env.CLIENT, 'zoo.eu.auth0.com', this.cardOptions),
      'zoo.eu.auth0.com',
      this.props.token,
      onAuth0Link
    );
    lock.show();
  };
}

export class LinkChanged extends React.Component {
  // refused: other code uses these options, too
  options = { auth: { params: { access_token: localStorage.getItem('ticket') } } };

  lock = (options) => new Auth0Lock(process.env.CLIENT, 'zoo.eu.auth0.com', options);

  link = () => {
    const options = this.options;
    options.allowSignUp = false;
    this.lock(options).show();
  };
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

// Makes a Lock link the account that signs in, then calls back, with the error if there is one.
function linkByLock(lock, domain, accessToken, callback) {
  const finish = (error) => {
    lock.hide();
    callback(error);
  };
  lock.on('authenticated', (authResult) => {
    linkAuth0Account(domain, accessToken, authResult.idToken).then(() => {
      finish(null);
    }, finish);
  });
  lock.on('authorization_error', callback);
  return lock;
}

// Runs after linking succeeds or fails.
function onAuth0Link(error) {
  if (error) {
    console.error(error);
  } else {
    window.location.reload();
  }
}
