// options: {"packages": {"passport-auth0": "^1.4.5"}}
const express = require('express');
const passport = require('passport');
const Auth0Strategy = require('passport-auth0');
const session = require('./session');

passport.use(new Auth0Strategy({ domain: 'reading.eu.auth0.com', clientID: 'Vq8', clientSecret: process.env.S }));

const router = express.Router();
router.get('*', (req, res, next) => (req.path.endsWith('.png') ? res.sendStatus(404) : next()));
router.use(session);

// refused: an earlier route of this file would answer the new route `/merge-callback`
router.post('/merge', (req, res, next) => {
  passport.authenticate('auth0', { access_token: req.user.accessToken })(req, res, next);
});

module.exports = router;
