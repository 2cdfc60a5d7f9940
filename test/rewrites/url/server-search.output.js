const express = require('express');
const querystring = require('querystring');

const router = express.Router();

router.get('/link', (req, res) => {
  const url = new URL('https://garden.eu.auth0.com/authorize');
  url.search = querystring.stringify({
    response_type: 'code',
    client_id: 'GardenClient',
    connection: req.query.connection,
    scope: 'openid email',
    prompt: 'login',
    state: markAuth0LinkIn(req.session),
  });
  // TODO(auth0): Extend the server callback: if the state is marked, link the ID token's account and keep the session.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  res.redirect(url.toString());
});

router.get('/link/github', (req, res) => {
  const params = new URLSearchParams({ response_type: 'code', client_id: 'GardenClient', connection: 'github' });
  params.append('scope', 'openid email');
  params.append('prompt', 'login');
  params.append('state', markAuth0LinkIn(req.session));
  const url = new URL('https://garden.eu.auth0.com/authorize');
  url.search = `?${params}`;
  // TODO(auth0): Extend the server callback: if the state is marked, link the ID token's account and keep the session.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  res.redirect(url.href);
});

module.exports = router;

// Marks the next login as one for linking, for ten minutes. The callback compares the state.
// All links on a page share one state.
function markAuth0LinkIn(session) {
  const known = session.auth0PendingLink;
  const state = known ? known.state : require('crypto').randomBytes(16).toString('hex');
  session.auth0PendingLink = { state: state, until: Date.now() + 600000 };
  return state;
}
