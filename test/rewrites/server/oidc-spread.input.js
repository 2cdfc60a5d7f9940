// options: {"packages": {"express-openid-connect": "^2.16.0"}}
const express = require('express');
const { auth, requiresAuth } = require('express-openid-connect');

const app = express();
const config = {
  issuerBaseURL: 'https://shop.eu.auth0.com',
  baseURL: 'https://shop.example',
  clientID: 'CLIENT',
  clientSecret: process.env.CLIENT_SECRET,
  secret: process.env.SECRET,
  authorizationParams: { response_type: 'code', scope: 'openid profile email' },
};
app.use(auth(config));

app.get('/login', (req, res) => {
  const token = req.oidc.accessToken?.access_token;

  res.oidc.login({
    returnTo: '/welcome',
    authorizationParams: {
      redirect_uri: 'https://shop.example/callback',
      // somebody who is signed in adds an account
      ...(token ? { connection: req.query.connection, access_token: token, prompt: 'login' } : {}),
    },
  });
});

app.get('/start', (req, res) => {
  const token = req.oidc.accessToken?.access_token;
  res.oidc.login({
    returnTo: '/',
    authorizationParams: { ...(token ? { access_token: token } : { screen_hint: 'signup' }) },
  });
});

app.get('/connect', requiresAuth(), (req, res) => {
  const { access_token } = req.oidc.accessToken;
  const options = {
    returnTo: '/profile',
    authorizationParams: { ...config.authorizationParams, connection: req.query.connection },
  };
  options.authorizationParams.access_token = access_token;
  return res.oidc.login(options);
});
