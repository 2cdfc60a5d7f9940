// options: {"packages": {"express-openid-connect": "^3.0.0"}}
const express = require('express');
const { auth, requiresAuth } = require('express-openid-connect');

const app = express();
const account = express.Router();
app.use(auth({ baseURL: process.env.SITE, authRequired: false, authorizationParams: { response_type: 'code' } }));

account.use(requiresAuth());

account.get('/social', (req, res) => res.oidc.login({
  returnTo: '/me',
  authorizationParams: { access_token: req.oidc.accessToken && req.oidc.accessToken.access_token },
}));

account.get('/more', async (req, res) => {
  const authorizationParams = { scope: 'openid' };
  const tokens = req.oidc.accessToken;
  if (tokens) authorizationParams.access_token = tokens.access_token;
  await res.oidc.login({ authorizationParams, returnTo: '/me' });
});

app.use('/account', account);
