class Accounts {
  constructor(config) {
    this.lock = new window.Auth0Lock(config.api, 'garden.eu.auth0.com')
    this.token = localStorage.getItem('token')
  }

  link() {
    // TODO(auth0): Extend the server callback: if the state is marked, link the ID token's account and keep the
    //   session.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    this.lock.show({
      icon: 'images/garden.png', // ours
      callbackURL: location.href,
      closable: false,
      connections: ['github'],
      authParams: {
        // of the one who is logged in
        prompt: 'login',
        state: markAuth0Link()
      }
    })
  }
}

// Returns an unguessable `state` for a login.
function newAuth0State() {
  const numbers = new Uint32Array(4)
  crypto.getRandomValues(numbers)
  return numbers.join('-')
}

// Marks the next login as one for linking, for ten minutes. The callback compares the cookie with the login's state.
// All links on a page share one state.
function markAuth0Link() {
  const known = /(?:^|; )auth0PendingLink=([^;]+)/.exec(document.cookie)
  const state = (known && known[1]) || newAuth0State()
  document.cookie = `auth0PendingLink=${state}; path=/; max-age=600; secure; samesite=lax`
  return state
}
