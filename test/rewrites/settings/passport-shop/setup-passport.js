var passport = require('passport');
var Auth0Strategy = require('passport-auth0');

var strategy = new Auth0Strategy(
  {
    domain: 'cheese.eu.auth0.com',
    clientID: 'Yb7kQ',
    clientSecret: 'written in the code, which no other file may repeat',
    callbackURL: '/callback',
  },
  function (accessToken, refreshToken, extraParams, profile, done) {
    return done(null, profile);
  },
);

passport.use(strategy);
