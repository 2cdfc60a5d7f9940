var Auth0Strategy = require('passport-auth0');

module.exports = new Auth0Strategy(
  {
    domain: process.env.TENANT,
    clientID: process.env.AUTH0_CLIENTID,
    clientSecret: process.env.AUTH0_KEY,
    callbackURL: '/cb',
  },
  function (accessToken, refreshToken, extra, profile, done) {
    done(null, profile);
  }
);
