// options: {"packages": {"passport-auth0": "^1.4.5"}}
const passport = require('passport');

function joinHive(req, res, next) {
  const { accessToken } = req.user;
  return passport.authenticate('auth0', {
    scope: 'openid email profile',
    connection: req.params.connection,
    access_token: accessToken,
  })(req, res, next);
}

module.exports = {
  joinHive,
};
