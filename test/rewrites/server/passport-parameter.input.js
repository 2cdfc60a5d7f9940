// options: {"packages": {"passport-auth0": "^1.4.5"}}
const express = require('express');
const passport = require('passport');
const Auth0Strategy = require('passport-auth0');
const requireUser = require('./require-user');

passport.use(
  new Auth0Strategy(
    { domain: 'reading.eu.auth0.com', clientID: 'Vq8', clientSecret: process.env.READING_SECRET, callbackURL: '/back' },
    (accessToken, refreshToken, extra, profile, done) => done(null, profile),
  ),
);

const router = express.Router();

router.get('/:list', (req, res) => res.send(req.params.list));

// Only from here on somebody has to be signed in.
router.use(requireUser);

router.post('/merge', (req, res, next) => {
  passport.authenticate('auth0', { access_token: req.user.accessToken })(req, res, next);
});

module.exports = router;
