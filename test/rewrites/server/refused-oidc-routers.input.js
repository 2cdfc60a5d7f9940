// options: {"packages": {"express-openid-connect": "^3.0.0"}}
const express = require('express');
const { auth } = require('express-openid-connect');
const { auth0Link, logInForAuth0Link } = require('./linking');

const app = express();
const account = express.Router();
app.use(auth({ authRequired: false, authorizationParams: { response_type: 'code' } }));
account.get('/link-callback', auth0Link, (req, res) => res.oidc.callback({ redirectUri: `${process.env.BASE_URL}${req.baseUrl}/link-callback` }));
account.get('/link', (req, res, next) => logInForAuth0Link(auth0Link, {}, req, res, next));

// refused: this file already has a linking login that returns to another path
app.get('/link', (req, res) => res.oidc.login({ authorizationParams: { access_token: req.oidc.accessToken.access_token } }));

module.exports = (router) => {
  // refused: this file already has a linking login that returns to another path
  router.get('/link', (req, res) => res.oidc.login({ authorizationParams: { access_token: req.oidc.accessToken.access_token } }));
};
