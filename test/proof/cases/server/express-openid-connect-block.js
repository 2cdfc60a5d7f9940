/* proof: {"form": "res.oidc.login with options filled in a block", "side": "server", "does": "link", "with": {"express-openid-connect": ["3.4.0"], "express": "4.22.3"}, "steps": ["GET /login as alice", "GET /login as other", "GET /me"], "failures": ["403", "409", "cancelled login"]} */
const express = require('express');
const { auth } = require('express-openid-connect');

const app = express();
const server = app.listen(process.env.PORT, () => {
  const { port } = server.address();
  const parameters = {
    response_type: 'code',
    scope: 'openid email profile',
    redirect_uri: `http://localhost:${port}/callback`,
  };
  app.use(
    auth({
      issuerBaseURL: 'https://shop.eu.auth0.com',
      baseURL: `http://localhost:${port}`,
      clientID: process.env.AUTH0_CLIENT_ID,
      clientSecret: process.env.AUTH0_CLIENT_SECRET,
      secret: 'a long secret of the bike shop, at least this long',
      authRequired: false,
      routes: { login: false },
      authorizationParams: parameters,
    }),
  );

  app.get('/login', async (req, res) => {
    const options = { returnTo: '/me' };
    if (req.oidc.isAuthenticated()) {
      options.authorizationParams = { ...parameters, access_token: req.oidc.accessToken.access_token };
    }
    await res.oidc.login(options);
  });

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
