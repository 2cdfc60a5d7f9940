// options: {"packages": {"auth0-js": "^9.7.3", "ember-source": "~3.1.0"}}
// The client reaches this component in a way that can't be followed, but the project creates only one.
import Component from '@ember/component';
import { inject as service } from '@ember/service';

export default Component.extend({
  auth0: service(),

  actions: {
    link(connection) {
      // TODO(auth0): Request `this.get('session.data.authenticated.accessToken')` with audience https://TENANT/api/v2/
      //   and scope update:current_user_identities.
      // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
      // TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
      // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
      this.get('auth0.webAuth').authorize({
        connection,
        prompt: 'login',
        state: rememberAuth0Link(this.get('session.data.authenticated.accessToken')),
        scope: 'openid email',
      });
    },
  },
});

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
