/* proof: {"form": "res.oidc.login, auth() in another file", "side": "server", "does": "link", "with": {"express-openid-connect": ["3.4.0"], "express": "4.22.3"}, "steps": ["GET /login as alice", "GET /account/link as other", "GET /me"], "failures": ["403", "409", "cancelled login"],
  "fill": {"*": [["process.env.ISSUER_BASE_URL", "settings.issuerBaseURL"], ["process.env.BASE_URL", "process.env.SITE"], ["${process.env.BASE_URL}", "${process.env.SITE}"], ["${process.env.BASE_URL}", "${process.env.SITE}"], ["process.env.CLIENT_ID", "settings.clientID"], ["process.env.CLIENT_SECRET", "settings.clientSecret"], ["process.env.SECRET", "settings.secret"]]}} */
const express = require('express');
const { requiresAuth } = require('express-openid-connect');

const settings = {
  issuerBaseURL: 'https://shop.eu.auth0.com',
  clientID: process.env.AUTH0_CLIENT_ID,
  clientSecret: process.env.AUTH0_CLIENT_SECRET,
  secret: 'a long secret of the bike shop, at least this long',
};

const app = express();
const server = app.listen(process.env.PORT, () => {
  process.env.SITE = `http://localhost:${server.address().port}`;
  // What another file does.
  const authorizationParams = { response_type: 'code', scope: 'openid email profile' };
  const ordinary = { ...settings, baseURL: process.env.SITE, authRequired: false, authorizationParams };
  const elsewhere = require('express-openid-connect')[['auth'].join('')];
  app.use(elsewhere(ordinary));

  const router = express.Router();
  router.get('/link', requiresAuth(), (req, res) => {
    res.oidc.login({
      returnTo: '/me',
      authorizationParams: { connection: 'google-oauth2', access_token: req.oidc.accessToken.access_token },
    });
  });
  app.use('/account', router);

  app.get('/me', (req, res) => {
    const { sub } = req.oidc.user || {};
    console.log(sub === 'auth0|alice' ? 'done' : 'failed');
    res.send(sub || 'nobody');
  });

  app.use((error, req, res, next) => {
    console.error('failed', error.message);
    res.status(500).send('failed');
    void next;
  });

  console.log(`listening ${server.address().port}`);
});
