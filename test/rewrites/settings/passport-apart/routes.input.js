// options: {"packages": {"passport-auth0": "^1.4.5"}}
const passport = require('passport');

module.exports = (app) => {
  app.get('/link', (req, res, next) => {
    passport.authenticate('auth0', { connection: 'github', access_token: req.session.accessToken })(req, res, next);
  });
};
