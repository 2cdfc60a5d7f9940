/* proof: {"form": "res.oidc.login on a router", "side": "server", "does": "link", "with": {"express-openid-connect": ["3.4.0"], "express": "4.22.3"}, "steps": ["GET /login as alice", "GET /account/link as other", "GET /me"], "failures": ["403", "409", "cancelled login"]} */
const express = require('express');
const { auth, requiresAuth } = require('express-openid-connect');

const account = express.Router();
const app = express();
const server = app.listen(process.env.PORT, () => {
  const { port } = server.address();
  const config = {
    issuerBaseURL: 'https://shop.eu.auth0.com',
    baseURL: `http://localhost:${port}`,
    clientID: process.env.AUTH0_CLIENT_ID,
    clientSecret: process.env.AUTH0_CLIENT_SECRET,
    secret: 'a long secret of the bike shop, at least this long',
    authRequired: false,
    authorizationParams: { response_type: 'code', scope: 'openid email profile' },
  };
  app.use(auth(config));

  account.get('/link', requiresAuth(), async (req, res) => {
    const { access_token } = req.oidc.accessToken;
    const authorizationParams = { response_type: 'code', connection: 'google-oauth2', access_token };
    await res.oidc.login({ returnTo: '/me', authorizationParams });
  });
  app.use('/account', account);

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

  console.log(`listening ${port}`);
});
