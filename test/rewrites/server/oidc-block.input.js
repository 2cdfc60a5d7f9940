// options: {"packages": {"express-openid-connect": "^2.19.0"}}
const express = require('express');
const { auth } = require('express-openid-connect');

const app = express();
const settings = {
  issuerBaseURL: process.env.AUTH0_ISSUER,
  baseURL: process.env.PUBLIC_URL,
  clientID: process.env.AUTH0_CLIENT,
  clientSecret: process.env.AUTH0_SECRET,
  secret: process.env.COOKIE_SECRET,
  routes: { callback: '/signed-in' },
  authorizationParams: {
    redirect_uri: `${process.env.PUBLIC_URL}/signed-in`,
    response_type: 'code',
    scope: 'openid profile email',
  },
};
app.use(auth(settings));

// One button for members and guests
app.get('/enter', (req, res) => {
  const options = { returnTo: '/orchard' };
  if (req.oidc.isAuthenticated()) {
    options.authorizationParams = {
      connection: req.query.with,
      access_token: req.oidc.accessToken.access_token,
    };
  }
  res.oidc.login(options);
});

// The same, with the parameters on their own
app.get('/sign-in', (req, res, next) => {
  const parameters = { screen_hint: 'login' };
  if (req.oidc.isAuthenticated()) {
    const token = req.oidc.accessToken.access_token;
    parameters.connection = 'github';
    parameters.access_token = token;
  }
  res.oidc.login({ authorizationParams: parameters }).catch(next);
});

app.get('/start', (req, res) => {
  const options = { returnTo: '/trees', authorizationParams: { ...settings.authorizationParams } };
  if (req.oidc.accessToken) {
    options.authorizationParams.access_token = req.oidc.accessToken.access_token;
  }
  return res.oidc.login(options);
});

app.get('/link/:provider', (req, res) => {
  if (!req.oidc.isAuthenticated()) return res.status(401).end();
  const { access_token } = req.oidc.accessToken;
  res.oidc.login({
    returnTo: '/accounts',
    authorizationParams: {
      ...settings.authorizationParams,
      connection: req.params.provider,
      access_token,
    },
  });
});

app.get('/hello', (req, res) => {
  const options = { returnTo: '/' };
  if (req.oidc.isAuthenticated()) {
    options.authorizationParams = { ...settings.authorizationParams, access_token: req.oidc.accessToken.access_token };
  }
  res.oidc.login(options);
});
