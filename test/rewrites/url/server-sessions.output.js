// options: {"packages": {"express": "^4.18.0", "express-session": "^1.17.0", "passport": "^0.4.0"}}
const express = require('express');

const router = express.Router();

// The application gives each request a session in another file.
router.get('/connect', (req, res) => {
  const login = `https://bakery.eu.auth0.com/authorize?response_type=code&client_id=${process.env.BAKERY_CLIENT}&scope=openid%20email`;
  // TODO(auth0): Extend the server callback: if the state is marked, link the ID token's account and keep the session.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  res.redirect(`${login}&redirect_uri=https://bakery.example.com/callback&prompt=login&state=${markAuth0LinkIn(req.session)}`);
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
