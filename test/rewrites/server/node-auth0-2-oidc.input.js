// options: {"packages": {"express-openid-connect": "^2.7.0", "auth0": "^2.40.0"}}
const express = require('express');
const { auth, requiresAuth } = require('express-openid-connect');

const app = express();

app.use(auth({ issuerBaseURL: process.env.ISSUER, baseURL: process.env.SITE, clientID: process.env.CLIENT, secret: process.env.SECRET, authRequired: false }));

app.get('/connect', requiresAuth(), (req, res) => {
  res.oidc.login({ returnTo: '/me', authorizationParams: { response_type: 'code', access_token: req.oidc.accessToken.access_token } });
});
