// refused: this handler serves several routes
// options: {"packages": {"passport-auth0": "^1.4.5"}}
const passport = require('passport');

exports.link = (req, res, next) =>
  passport.authenticate('auth0', { connection: 'github', access_token: req.user.accessToken })(req, res, next);
