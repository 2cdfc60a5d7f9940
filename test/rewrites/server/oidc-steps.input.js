// options: { "packages": { "express": "^4.18.0", "express-openid-connect": "^2.16.0" } }
const express = require('express');
const { requiresAuth } = require('express-openid-connect');

const router = express.Router();

// One property a line
router.get('/link/:connection', requiresAuth(), (req, res) => {
  const parameters = {
    connection: req.params.connection,
    scope: 'openid profile email', // as for every login
  };
  parameters.access_token = req.oidc.accessToken.access_token;
  return res.oidc.login({ returnTo: '/accounts', authorizationParams: parameters });
});

module.exports = router;
