const DOMAIN = 'garden.eu.auth0.com';

export function link(token) {
  // TODO(auth0): Extend the server callback: if the state is marked, link the ID token's account and keep the session.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  window.location = `https://${DOMAIN}/authorize?response_type=code&client_id=CLIENT&scope=openid%20email&prompt=login&state=${markAuth0Link()}&redirect_uri=${window.location.origin}`;
}

export function linkBySum(token) {
  // TODO(auth0): Extend the server callback: if the state is marked, link the ID token's account and keep the session.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  location.href = 'https://' + DOMAIN + '/authorize?response_type=code&client_id=CLIENT&scope=openid%20email&prompt=login&state=' + markAuth0Link();
}

export const linkByParams = (token) => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'CLIENT',
    scope: 'openid email',
    prompt: 'login',
    state: markAuth0Link()
  });
  // TODO(auth0): Extend the server callback: if the state is marked, link the ID token's account and keep the session.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  location.assign(`https://${DOMAIN}/authorize?${query}`);
};

// Returns an unguessable `state` for a login.
function newAuth0State() {
  const numbers = new Uint32Array(4);
  crypto.getRandomValues(numbers);
  return numbers.join('-');
}

// Marks the next login as one for linking, for ten minutes. The callback compares the cookie with the login's state.
// All links on a page share one state.
function markAuth0Link() {
  const known = /(?:^|; )auth0PendingLink=([^;]+)/.exec(document.cookie);
  const state = (known && known[1]) || newAuth0State();
  document.cookie = `auth0PendingLink=${state}; path=/; max-age=600; secure; samesite=lax`;
  return state;
}
