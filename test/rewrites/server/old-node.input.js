// options: {"packages": {"passport-auth0": "^1.4.5", "node": ">=14"}}
const express = require('express');
const passport = require('passport');
const Auth0Strategy = require('passport-auth0');

const router = express.Router();

router.get('/link', (req, res, next) => {
  passport.authenticate('auth0', { access_token: req.session.accessToken })(req, res, next);
});

module.exports = router;
