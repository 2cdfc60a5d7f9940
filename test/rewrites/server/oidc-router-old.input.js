// options: {"packages": {"express-openid-connect": "^2.0.0"}}
const { Router } = require('express');
const { requiresAuth } = require('express-openid-connect');

const router = Router();

router.get('/link/:connection', requiresAuth(), (req, res) => {
  res.oidc.login({
    returnTo: '/profile',
    authorizationParams: {
      response_type: 'code',
      connection: req.params.connection,
      access_token: req.oidc.accessToken.access_token,
    },
  });
});

module.exports = router;
