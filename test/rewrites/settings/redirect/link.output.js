// The client is in client.js, and the code that reads its logins in callback.js.
import { webAuth } from './client';

export function connectAccount(connection, token) {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
  // TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  webAuth.authorize({ connection, prompt: 'login', state: rememberAuth0Link(token) });
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
