'use strict';

var Auth0Strategy = require('passport-auth0'),
    passport = require('passport');

var express = require('express');
var config = require('./config');

var app = express();

passport.use(new Auth0Strategy({
    domain: config.auth0.domain,
    clientID: config.auth0.clientID,
    clientSecret: config.auth0.clientSecret,
    callbackURL: '/callback',
    passReqToCallback: true
  },
  function (req, accessToken, refreshToken, extraParams, profile, done) {
    req.session.accessToken = accessToken;
    done(null, profile);
  }
));

app.get('/login', passport.authenticate('auth0', { scope: 'openid email profile' }));

app.get('/callback', passport.authenticate('auth0', { failureRedirect: '/?failed=1' }), function (req, res) {
  res.redirect('/rides');
});

// "Connect another account" in the settings.
app.get('/connect', requireLogin, function (req, res, next) {
  passport.authenticate('auth0', {
    scope: 'openid email profile',
    access_token: req.session.accessToken // whom to link to
  })(req, res, next);
});

app.get('/connect/:connection', requireLogin, function (req, res, next) {
  var token = req.session.accessToken;
  passport.authenticate('auth0', { connection: req.params.connection, access_token: token, successRedirect: '/account' })(req, res, next);
});

function requireLogin(req, res, next) {
  if (req.isAuthenticated()) { return next(); }
  res.redirect('/login');
}
