'use strict';

var crypto = require('crypto');

var express = require('express');
var session = require('express-session');

var oauth = require('./oauth');

var app = express();

app.use(session({ secret: process.env.KIOSK_SECRET, resave: false, saveUninitialized: true }));

function newState(req) {
  req.session.state = crypto.randomBytes(16).toString('hex');
  return req.session.state;
}

app.get('/login', function (req, res) {
  res.redirect(oauth.loginUrl(newState(req)));
});

app.get('/rail-card', function (req, res) {
  if (!req.session.accessToken) { return res.redirect('/login'); }
  res.redirect(oauth.linkUrl(newState(req), req.session.accessToken));
});

app.get('/callback', function (req, res, next) {
  if (!req.query.code || req.query.state !== req.session.state) { return res.sendStatus(400); }

  oauth.exchange(req.query.code, function (err, accessToken) {
    if (err) { return next(err); }
    req.session.accessToken = accessToken;
    res.redirect('/');
  });
});

app.get('/', function (req, res) {
  res.send(req.session.accessToken ? 'Choose a bike' : 'Touch to sign in');
});

app.listen(process.env.PORT || 8080);
