'use strict';

var Auth0Strategy = require('passport-auth0'),
    passport = require('passport');

var config = require('./config');
var profiles = require('./lib/profiles');

var strategy = new Auth0Strategy({
    domain:            config.auth0.domain,
    clientID:          config.auth0.clientID,
    clientSecret:      config.auth0.clientSecret,
    callbackURL:       config.auth0.callbackURL,
    passReqToCallback: true // the access token goes into the session
  },
  function (req, accessToken, refreshToken, extraParams, profile, done) {
    // The rider may want to connect another account later.
    req.session.accessToken = accessToken;

    profiles.remember(profile, function (err, rider) {
      done(err, rider);
    });
  }
);

passport.use(strategy);

passport.serializeUser(function (rider, done) {
  done(null, rider);
});

passport.deserializeUser(function (rider, done) {
  done(null, rider);
});

exports.passport = passport;

exports.requireLogin = function (req, res, next) {
  if (req.isAuthenticated()) {
    return next();
  }
  req.session.returnTo = req.originalUrl;
  res.redirect('/login');
};
