// A client like the one in session.js, which reads every login of the application.
import { WebAuth } from 'auth0-js';
import settings from './site';

export function addLogin(connection) {
  const client = new WebAuth({
    domain: settings.tenant,
    clientID: settings.application,
    redirectUri: window.location.origin + '/signed-in',
    responseType: 'token id_token',
  });
  // TODO(auth0): Request `localStorage.getItem('token')` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  client.authorize({
    connection,
    prompt: 'login',
    state: rememberAuth0Link(localStorage.getItem('token')),
    scope: 'openid email',
  });
}

// Returns an unguessable `state` for a login.
function newAuth0State() {
  const numbers = new Uint32Array(4);
  crypto.getRandomValues(numbers);
  return numbers.join('-');
}

// Remembers for ten minutes which account to link the next login to, and this page. Only a login with this state is
// linked.
function rememberAuth0Link(accessToken) {
  const state = newAuth0State();
  const page = window.location.href;
  const pending = { state: state, accessToken: accessToken, page: page, until: Date.now() + 600000 };
  sessionStorage.setItem('auth0PendingLink', JSON.stringify(pending));
  return state;
}
