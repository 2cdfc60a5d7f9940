// Nothing outside this function can open its Lock.
(function () {
  var lock = new Auth0Lock('scoped-client', 'pages.eu.auth0.com');

  $('#connect').on('click', function () {
    // TODO(auth0): Extend the server callback: if the state is marked, link the ID token's account and keep the
    //   session.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    lock.show({ callbackURL: '/signed-in', authParams: { prompt: 'login', state: markAuth0Link() } });
  });

  // Returns an unguessable `state` for a login.
  function newAuth0State() {
    var page = window;
    var source = page.crypto || page.msCrypto;
    return Array.prototype.join.call(source.getRandomValues(new Uint32Array(4)), '-');
  }

  // Marks the next login as one for linking, for ten minutes. The callback compares the cookie with the login's state.
  // All links on a page share one state.
  function markAuth0Link() {
    var known = /(?:^|; )auth0PendingLink=([^;]+)/.exec(document.cookie);
    var state = (known && known[1]) || newAuth0State();
    document.cookie = 'auth0PendingLink=' + state + '; path=/; max-age=600; secure; samesite=lax';
    return state;
  }
})();
