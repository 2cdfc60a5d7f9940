// options: {"packages": {"express": "^4.13.0", "passport": "^0.3.2", "passport-auth0": "^0.5.2"}}
var express = require('express');
var passport = require('passport');
var Auth0Strategy = require('passport-auth0');

var app = express();

passport.use(new Auth0Strategy({
  domain: 'reviews.eu.auth0.com',
  clientID: process.env.CLIENT,
  clientSecret: process.env.SECRET,
  callbackURL: '/back'
}, function (accessToken, refreshToken, extra, profile, done) {
  profile.accessToken = accessToken;
  done(null, profile);
}));

app.get('/connect', function (req, res, next) {
  passport.authenticate('auth0', { access_token: req.user.accessToken })(req, res, next);
});

// The same strategy and callback.
app.get('/connect-github', function (req, res, next) {
  passport.authenticate('auth0', { connection: 'github', access_token: req.user.accessToken })(req, res, next);
});
