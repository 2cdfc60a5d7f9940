// options: {"packages": {"passport-auth0": "^1.4.5"}}
var express = require('express');
var passport = require('passport');
require('./setup-passport');
var ensureLoggedIn = require('connect-ensure-login').ensureLoggedIn();

var app = express();
app.use(passport.initialize());

app.get('/connect', ensureLoggedIn, function (req, res, next) {
  passport.authenticate('auth0', { connection: 'twitter', access_token: req.user.accessToken })(req, res, next);
});

var shop = require('./routes/shop');
app.use('/shop', shop);
