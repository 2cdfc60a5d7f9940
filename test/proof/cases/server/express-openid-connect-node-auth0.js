/* proof: {"form": "res.oidc.login beside node-auth0", "side": "server", "does": "link", "with": {"auth0": ["3.7.2", "4.37.1", "7.1.0"], "express-openid-connect": "3.4.0", "express": "4.22.3"},
  "steps": ["GET /login as alice", "GET /link as other"],
  "failures": ["403", "409", "cancelled login"],
  "fill": {"*": [["process.env.AUTH0_MANAGEMENT_CLIENT_ID", "process.env.AUTH0_CLIENT_ID"], ["process.env.AUTH0_MANAGEMENT_CLIENT_SECRET", "process.env.AUTH0_CLIENT_SECRET"]]}} */
const express = require('express');
const { auth, requiresAuth } = require('express-openid-connect');

const app = express();

const server = app.listen(process.env.PORT, () => {
  const baseURL = `http://localhost:${server.address().port}`;

  app.use(
    auth({
      issuerBaseURL: 'https://' + process.env.AUTH0_DOMAIN,
      baseURL,
      clientID: process.env.AUTH0_CLIENT_ID,
      clientSecret: process.env.AUTH0_CLIENT_SECRET,
      secret: 'a secret of more than eight bytes',
      authRequired: false,
      authorizationParams: { response_type: 'code' }
    })
  );

  app.get('/link', requiresAuth(), (req, res) =>
    res.oidc.login({
      returnTo: '/',
      authorizationParams: { access_token: req.oidc.accessToken.access_token }
    })
  );

  app.get('/', requiresAuth(), (req, res) => {
    // The user's own session has to be there still.
    console.log(req.oidc.user.sub === 'auth0|alice' ? 'done' : 'failed', req.oidc.user.sub);
    res.send(req.oidc.user.sub);
  });

  app.use((error, req, res, next) => {
    console.log('failed', error.message);
    res.status(500).send(error.message);
    void next;
  });

  console.log('listening', server.address().port);
});
