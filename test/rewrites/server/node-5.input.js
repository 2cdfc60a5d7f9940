// options: {"packages": {"passport-auth0": "^0.6.0", "node": "5.6.0"}}
'use strict';
const express = require('express');
const passport = require('passport');
const request = require('request');
const Auth0Strategy = require('passport-auth0');

passport.use(new Auth0Strategy({
  domain: process.env.KITE_DOMAIN,
  clientID: process.env.KITE_ID,
  clientSecret: process.env.KITE_SECRET,
  callbackURL: '/callback'
}, (accessToken, refreshToken, extra, profile, done) => done(null, profile)));

const app = express();

app.get('/link', (req, res, next) => {
  passport.authenticate('auth0', { access_token: req.session.accessToken })(req, res, next);
});

app.post('/unlink', (req, res, next) => {
  request.post({
    url: 'https://' + process.env.KITE_DOMAIN + '/unlink',
    json: { access_token: req.session.accessToken, user_id: req.body.identity }
  }, error => error ? next(error) : res.redirect('/'));
});
