/* proof: {"form": "express-openid-connect: the app only gets ID tokens", "side": "server", "does": "link", "with": {"express-openid-connect": ["3.4.0"], "express": "4.22.3"}, "fill": {"*": [["process.env.CLIENT_SECRET", "process.env.AUTH0_CLIENT_SECRET"]]}, "steps": ["GET /login as alice", "GET /account/link as other", "GET /me"], "failures": ["403", "409", "cancelled login"]} */
const express = require('express');
const { auth, requiresAuth } = require('express-openid-connect');

const app = express();
const server = app.listen(process.env.PORT, () => {
  const { port } = server.address();
  // Another part of the shop gets it.
  app.locals.accessToken = process.env.ACCESS_TOKEN;
  app.use(
    auth({
      issuerBaseURL: 'https://shop.eu.auth0.com',
      baseURL: `http://localhost:${port}`,
      clientID: process.env.AUTH0_CLIENT_ID,
      secret: 'a long secret of the bike shop, at least this long',
      authRequired: false,
    }),
  );

  app.get('/account/link', requiresAuth(), (req, res) => {
    res.oidc.login({
      returnTo: '/me',
      authorizationParams: { connection: 'google-oauth2', access_token: req.app.locals.accessToken },
    });
  });

  app.get('/me', (req, res) => {
    const { sub } = req.oidc.user || {};
    console.log(sub === 'auth0|alice' ? 'done' : 'failed');
    res.send(sub || 'nobody');
  });

  app.use((error, req, res, next) => {
    console.error('failed', error.message);
    res.status(500).send('failed');
  });

  console.log(`listening ${port}`);
});
