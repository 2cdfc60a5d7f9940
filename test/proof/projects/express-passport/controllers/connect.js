const passport = require('passport');

/** Adds an account of Google to the user's. */
exports.connectGoogle = (req, res, next) => {
  passport.authenticate('auth0', {
    connection: 'google-oauth2',
    scope: 'openid email profile',
    access_token: req.user.accessToken,
  })(req, res, next);
};
