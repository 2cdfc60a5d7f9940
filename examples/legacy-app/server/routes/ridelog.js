'use strict';

// Ridelog is the partner that draws a rider's trips on a map. Its /authorize takes our token
// for the rider; it has nothing to do with Auth0's.

var express = require('express');
var request = require('request');

var config = require('../config');
var requireLogin = require('../auth').requireLogin;

var router = express.Router();

router.get('/connect', requireLogin, function (req, res) {
  res.redirect('https://api.ridelog.example/authorize?client_id=' + config.ridelog.clientId +
    '&access_token=' + req.session.ridelogToken);
});

router.get('/connected', requireLogin, function (req, res) {
  req.session.ridelogToken = req.query.token;
  res.redirect('/rides');
});

router.post('/disconnect', requireLogin, function (req, res, next) {
  var url = config.ridelog.host + '/oauth/deauthorize?access_token=' + req.session.ridelogToken;

  request.post(url, function (err) {
    if (err) { return next(err); }
    delete req.session.ridelogToken;
    res.sendStatus(204);
  });
});

module.exports = router;
