// options: {"packages": {"express-openid-connect": "^1.0.0"}}
const { Router } = require('express');
const { requiresAuth } = require('express-openid-connect');

const router = Router();

// refused: a login in a router needs express-openid-connect 2.12 or later
router.get('/link', requiresAuth(), (req, res) => {
  res.oidc.login({ authorizationParams: { access_token: req.oidc.accessToken.access_token } });
});

exports.link = (req, res) => {
  // refused: Relink can't find where this handler's route is registered
  res.oidc.login({ authorizationParams: { access_token: req.oidc.accessToken.access_token } });
};
