const Router = require('koa-router');

const router = new Router({ prefix: '/account' });

router.get('/connect', async (ctx) => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.ORCHARD_CLIENT,
    redirect_uri: 'https://orchard.example.com/callback',
    scope: 'openid email',
    prompt: 'login',
    state: markAuth0LinkIn(ctx.session),
  });
  // TODO(auth0): Extend the server callback: if the state is marked, link the ID token's account and keep the session.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
  ctx.redirect(`https://orchard.eu.auth0.com/authorize?${query}`);
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
