// options: {"packages": {"auth0-js": "^9.10.1"}}
import auth0 from 'auth0-js';
import router from './router';

const webAuth = new auth0.WebAuth({ domain: 'meadow.eu.auth0.com', clientID: 'MEADOW', responseType: 'token id_token', redirectUri: 'https://meadow.example/popup' });

export function addAccount(connection) {
  // TODO(auth0): Request `localStorage.getItem('access_token')` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  webAuth.popup.authorize({
    connection,
    scope: 'openid email',
    prompt: 'login'
  }, linkingCallback('meadow.eu.auth0.com', localStorage.getItem('access_token'), (error, result) => {
    if (error) {
      alert('not added');
    } else {
      console.log('added', result);
      router.replace('/members');
    }
  }));
}

// Returns the error of a failed link with the properties of auth0.js's own errors, which callbacks show.
function auth0LinkFailure(failure) {
  const reason = failure.description || (failure.data || failure).message || failure.code || 'no response from Auth0';
  const code = 'account_linking_failed';
  return { error: code, errorDescription: reason, code: code, description: reason };
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
function linkingCallback(domain, accessToken, callback) {
  return (error, result) => {
    if (error) {
      callback(error);
      return;
    }
    const fail = (failure) => {
      callback(auth0LinkFailure(failure));
    };
    linkAuth0Account(domain, accessToken, result.idToken).then(() => {
      callback(null, result);
    }, fail);
  };
}
