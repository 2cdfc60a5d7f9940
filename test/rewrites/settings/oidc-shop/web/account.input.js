// options: {"packages": {"express-openid-connect": "^2.17.0"}}
const { Router } = require('express');
const { requiresAuth } = require('express-openid-connect');

const router = Router();

router.post('/connect', requiresAuth(), (req, res) => {
  const { access_token } = req.oidc.accessToken;
  return res.oidc.login({ returnTo: '/account', authorizationParams: { connection: 'windowslive', access_token } });
});

module.exports = router;
