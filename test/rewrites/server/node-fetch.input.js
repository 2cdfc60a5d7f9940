// options: {"packages": {"passport-auth0": "^1.4.5", "express": "^4.17.1", "node-fetch": "^2.6.0"}}
const express = require('express');
const passport = require('passport');
const Auth0Strategy = require('passport-auth0');

const app = express();

passport.use(
  new Auth0Strategy(
    { domain: 'parcel.eu.auth0.com', clientID: 'CLIENT', clientSecret: process.env.SECRET, callbackURL: '/back' },
    (accessToken, refreshToken, extra, profile, done) => done(null, { ...profile, accessToken })
  )
);

app.get('/connect', (req, res, next) => {
  passport.authenticate('auth0', { access_token: req.user.accessToken })(req, res, next);
});
