// options: {"packages": {"express": "^4.18.0", "express-openid-connect": "^2.17.0"}}
const express = require('express');
const { requiresAuth } = require('express-openid-connect');

const router = express.Router();

router.get('/link', requiresAuth(), (req, res) => {
  res.oidc.login({ returnTo: '/', authorizationParams: { access_token: req.oidc.accessToken.access_token } });
});

module.exports = router;
