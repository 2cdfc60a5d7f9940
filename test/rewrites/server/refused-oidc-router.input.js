// options: {"packages": {"express-openid-connect": "^2.0.0"}}
const { Router } = require('express');
const { requiresAuth } = require('express-openid-connect');

const router = Router();

// refused: the ordinary login's `auth()` is not in this file
router.get('/link', requiresAuth(), (req, res) => {
  res.oidc.login({ authorizationParams: { access_token: req.oidc.accessToken.access_token } });
});

exports.link = (req, res) => {
  // refused: Relink can't find where this handler's route is registered
  res.oidc.login({ authorizationParams: { access_token: req.oidc.accessToken.access_token } });
};
