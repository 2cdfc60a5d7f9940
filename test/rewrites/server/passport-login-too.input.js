const express = require('express');
const passport = require('passport');
const Strategy = require('passport-auth0');

const app = express();
passport.use(new Strategy({ domain: 'shop.eu.auth0.com', clientID: 'ID', clientSecret: process.env.SECRET, callbackURL: '/callback' }, verify));

/**
 * Logs in, or adds an account.
 */
app.get('/login', function (req, res, next) {
  passport.authenticate('auth0', {
    scope: 'openid email profile',
    access_token: req.user ? req.user.accessToken : '',
  })(req, res, next);
});

// A visitor may have no token.
app.get('/social/:connection', (req, res, next) =>
  passport.authenticate('auth0', { connection: req.params.connection, access_token: req.session.token })(req, res, next));

// Nobody else gets here.
app.get('/account/social', ensureLoggedIn(), (req, res, next) => {
  passport.authenticate('auth0', { access_token: req.session.token })(req, res, next);
});

function verify(accessToken, refreshToken, extraParams, profile, done) {
  done(null, profile);
}
