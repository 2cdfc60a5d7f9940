'use strict';

var express = require('express');
var passport = require('passport');

var config = require('../config');
var requireLogin = require('../auth').requireLogin;

var router = express.Router();

router.get('/login', passport.authenticate('auth0', { scope: 'openid email profile' }));

router.get('/callback', passport.authenticate('auth0', { failureRedirect: '/?failed=1' }), function (req, res) {
  var returnTo = req.session.returnTo || '/rides';
  delete req.session.returnTo;
  // The home page's "Add account" needs it.
  res.cookie('rider_token', req.session.accessToken);
  res.redirect(returnTo);
});

router.get('/logout', function (req, res) {
  req.logout();
  delete req.session.accessToken;
  res.clearCookie('rider_token');
  res.redirect('/');
});

// "Connect another account" in the rider's settings. Support says that it only ever
// signs people in as somebody else. The route below was the second attempt.
router.get('/connect', requireLogin, function (req, res, next) {
  passport.authenticate('auth0', {
    scope: 'openid email profile',
    access_token: req.session.accessToken
  })(req, res, next);
});

router.get('/connect/:connection', requireLogin, function (req, res) {
  res.redirect('https://bikes-example.eu.auth0.com/authorize?response_type=code&scope=openid' +
    '&client_id=' + config.auth0.clientID +
    '&redirect_uri=' + encodeURIComponent(config.auth0.callbackURL) +
    '&connection=' + encodeURIComponent(req.params.connection) +
    '&access_token=' + req.session.accessToken);
});

module.exports = router;
