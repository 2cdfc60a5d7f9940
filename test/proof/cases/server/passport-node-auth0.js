/* proof: {"form": "passport.authenticate beside node-auth0", "side": "server", "does": "link", "with": {"auth0": ["2.44.1", "3.7.2", "4.37.1", "5.14.1", "6.4.0", "7.1.0"], "passport-auth0": "1.4.5", "passport": "0.7.0", "express": "4.22.3", "express-session": "1.19.0"},
  "steps": ["GET /login as alice", "GET /link as other"],
  "failures": ["403", "409", "cancelled login"],
  "fill": {"*": [["process.env.AUTH0_MANAGEMENT_CLIENT_ID", "process.env.AUTH0_CLIENT_ID"], ["process.env.AUTH0_MANAGEMENT_CLIENT_SECRET", "process.env.AUTH0_CLIENT_SECRET"]]}} */
var express = require('express');
var session = require('express-session');
var passport = require('passport');
var Auth0Strategy = require('passport-auth0');

var app = express();

app.use(session({ secret: 'proof', resave: false, saveUninitialized: false }));
app.use(passport.initialize());
app.use(passport.session());

passport.use(new Auth0Strategy({
  domain: process.env.AUTH0_DOMAIN,
  clientID: process.env.AUTH0_CLIENT_ID,
  clientSecret: process.env.AUTH0_CLIENT_SECRET,
  callbackURL: '/callback'
}, function (accessToken, refreshToken, extraParams, profile, done) {
  done(null, { id: profile.id, accessToken: accessToken });
}));
passport.serializeUser(function (user, done) { done(null, user); });
passport.deserializeUser(function (user, done) { done(null, user); });

app.get('/login', passport.authenticate('auth0', { scope: 'openid email profile' }));
app.get('/callback', passport.authenticate('auth0'), function (req, res) {
  res.redirect('/');
});

app.get('/link', function (req, res, next) {
  passport.authenticate('auth0', {
    scope: 'openid email profile',
    access_token: req.user.accessToken
  })(req, res, next);
});

app.get('/', function (req, res) {
  // The user's own session has to be there still.
  console.log(req.user.id === 'auth0|alice' ? 'done' : 'failed', req.user.id);
  res.send(req.user.id);
});

app.use(function (error, req, res, next) {
  console.log('failed', error.message);
  res.status(500).send(error.message);
  void next;
});

var server = app.listen(process.env.PORT, function () {
  console.log('listening', server.address().port);
});
