const express = require('express');
const { auth, requiresAuth } = require('express-openid-connect');
const { config } = require('./oidc-config');

const app = express();

app.use(express.json());
app.use(auth(config));

app.get('/login', async (req, res, next) => {
  try {
    const token = req.oidc.accessToken ? req.oidc.accessToken.access_token : '';
    await res.oidc.login({ returnTo: '/', authorizationParams: { access_token: token } });
  } catch (error) {
    next(error);
  }
});

app.get('/sign-in', (req, res) => res.oidc.login({
  returnTo: '/',
  authorizationParams: { scope: 'openid', ...(req.oidc.accessToken && { access_token: req.oidc.accessToken.access_token }) },
}));

const link = async (req, res) => {
  let { access_token, isExpired, refresh } = req.oidc.accessToken;
  if (isExpired()) ({ access_token } = await refresh());
  const params = { connection: 'github', access_token };
  res.oidc.login({ returnTo: '/account', authorizationParams: params });
};
app.get('/link', requiresAuth(), link);
