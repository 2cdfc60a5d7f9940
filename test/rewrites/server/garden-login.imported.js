const passport = require('passport');
const { Strategy } = require('passport-auth0');
const { tenant, app } = require('./auth0-settings');
const auth0 = require('./auth0-settings');

const domain = tenant;

passport.use(
  new Strategy(
    { domain, clientID: app, clientSecret: auth0.key, callbackURL: '/signed-in' },
    (accessToken, refreshToken, extraParams, profile, done) => done(null, { ...profile, accessToken })
  )
);
