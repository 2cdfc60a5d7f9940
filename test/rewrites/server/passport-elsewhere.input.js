// options: {"packages": {"passport-auth0": "^1.4.5"}}
const express = require('express');
const passport = require('passport');
const requireUser = require('./garden-server');
const settings = require('./auth0-settings');
const { tenant, app: application } = require('./auth0-settings');

const router = express.Router();

router.get('/link', requireUser, (req, res, next) => {
  passport.authenticate('auth0', { connection: 'github', access_token: req.user.accessToken })(req, res, next);
});

module.exports = router;
