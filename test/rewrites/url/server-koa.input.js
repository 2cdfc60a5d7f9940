const Router = require('koa-router');

const router = new Router({ prefix: '/account' });

router.get('/connect', async (ctx) => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.ORCHARD_CLIENT,
    redirect_uri: 'https://orchard.example.com/callback',
    scope: 'openid email',
    access_token: ctx.session.accessToken,
  });
  ctx.redirect(`https://orchard.eu.auth0.com/authorize?${query}`);
});

module.exports = router;
