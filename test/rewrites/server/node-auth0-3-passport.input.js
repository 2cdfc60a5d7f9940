// options: {"packages": {"passport-auth0": "^1.4.5", "auth0": "^3.3.0"}}
const express = require('express');
const passport = require('passport');
const Auth0Strategy = require('passport-auth0');

const app = express();

passport.use(
  new Auth0Strategy(
    {
      domain: process.env.AUTH0_DOMAIN,
      clientID: process.env.AUTH0_CLIENT_ID,
      clientSecret: process.env.AUTH0_CLIENT_SECRET,
      callbackURL: '/back',
    },
    (accessToken, refreshToken, extra, profile, done) => done(null, { ...profile, accessToken })
  )
);

app.get('/connect', (req, res, next) => {
  passport.authenticate('auth0', { access_token: req.user.accessToken })(req, res, next);
});
