const Auth0Strategy = require('passport-auth0');
const settings = require('../settings');

// The settings are not in the repository.
module.exports = new Auth0Strategy(
  {
    domain: settings.auth0.domain,
    clientID: settings.auth0.clientId,
    clientSecret: settings.auth0.secret,
    callbackURL: '/signed-in',
  },
  (accessToken, refreshToken, extraParams, profile, done) => done(null, { ...profile, accessToken }),
);
