// options: {"packages": {"express-openid-connect": "^2.17.0"}}
const express = require('express');
const { auth, requiresAuth } = require('express-openid-connect');

const app = express();
// The ordinary login only gets an ID token.
const config = {
  issuerBaseURL: 'https://boats.eu.auth0.com',
  baseURL: process.env.BOATS_URL,
  clientID: process.env.BOATS_CLIENT,
  secret: process.env.BOATS_SECRET,
  authRequired: false,
};
app.use(auth(config));

app.get('/boats/connect/:provider', requiresAuth(), (req, res) => {
  const { access_token } = req.oidc.accessToken;
  res.oidc.login({
    returnTo: '/boats',
    authorizationParams: { connection: req.params.provider, access_token },
  });
});
