const express = require('express');
const router = express.Router();

router.get('/link', (req, res) => {
  // TODO(auth0): the callback has to link where the login's state is the one that is marked, and keep the
  // session. https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  res.redirect(
    `https://garden.eu.auth0.com/authorize?response_type=code&client_id=CLIENT&connection=${req.query.connection}&prompt=login&state=${markAuth0LinkIn(req.session)}`,
  );
});

module.exports = router;

// Marks the login that starts now as one for linking, for ten minutes: the callback compares the state.
function markAuth0LinkIn(session) {
  const state = crypto.randomUUID();
  session.auth0PendingLink = { state: state, until: Date.now() + 600000 };
  return state;
}
