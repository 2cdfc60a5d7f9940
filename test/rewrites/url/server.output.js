const express = require('express');
const router = express.Router();

router.get('/link', (req, res) => {
  // TODO(auth0): Extend the server callback: if the state is marked, link the ID token's account and keep the session.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  res.redirect(
    `https://garden.eu.auth0.com/authorize?response_type=code&client_id=CLIENT&connection=${req.query.connection}&scope=openid%20email&prompt=login&state=${markAuth0LinkIn(req.session)}`,
  );
});

module.exports = router;

const querystring = require('querystring');

exports.add = function (req, res) {
  const query = querystring.stringify({
    response_type: 'code',
    client_id: 'C',
    scope: 'openid email',
    prompt: 'login',
    state: markAuth0LinkIn(req.session),
  });
  // TODO(auth0): Extend the server callback: if the state is marked, link the ID token's account and keep the session.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  res.redirect('https://shop.eu.auth0.com/authorize?' + query);
};

// Marks the next login as one for linking, for ten minutes. The callback compares the state.
// All links on a page share one state.
function markAuth0LinkIn(session) {
  const known = session.auth0PendingLink;
  const state = known ? known.state : require('crypto').randomBytes(16).toString('hex');
  session.auth0PendingLink = { state: state, until: Date.now() + 600000 };
  return state;
}
