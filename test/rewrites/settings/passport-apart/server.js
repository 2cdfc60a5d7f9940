const passport = require('passport');
const Auth0Strategy = require('passport-auth0');
const routes = require('./routes');

passport.use(
  new Auth0Strategy(
    {
      domain: process.env.WOOL_TENANT,
      clientID: process.env.WOOL_CLIENT_ID,
      clientSecret: process.env.WOOL_CLIENT_SECRET,
      callbackURL: '/callback',
    },
    (accessToken, refreshToken, extraParams, profile, done) => done(null, profile),
  ),
);
routes(require('express')());
