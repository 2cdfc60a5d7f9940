const express = require('express');
const { auth, requiresAuth } = require('express-openid-connect');

const app = express();

app.use(auth({
  issuerBaseURL: process.env.ISSUER,
  baseURL: 'https://shop.example',
  clientID: 'CLIENT',
  clientSecret: process.env.SECRET,
  secret: process.env.COOKIE_SECRET,
  authRequired: false,
  authorizationParams: { response_type: 'code', scope: 'openid email' },
}));

app.get('/link', requiresAuth(), (req, res) =>
  res.oidc.login({
    returnTo: '/account',
    authorizationParams: { connection: req.query.connection, access_token: req.oidc.accessToken.access_token },
  })
);

app.post('/link-github', requiresAuth(), (req, res) => {
  const { access_token } = req.oidc.accessToken;
  res.oidc.login({ authorizationParams: { access_token, connection: 'github' } });
});
