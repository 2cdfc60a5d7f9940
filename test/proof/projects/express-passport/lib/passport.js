const passport = require('passport');
const Auth0Strategy = require('passport-auth0');
const { auth0 } = require('./config');

passport.use(
  new Auth0Strategy(auth0, (accessToken, _refreshToken, _extraParams, profile, done) =>
    done(null, { id: profile.id, name: profile.displayName, accessToken }),
  ),
);

passport.serializeUser((user, done) => done(null, user));
passport.deserializeUser((user, done) => done(null, user));

module.exports = passport;
