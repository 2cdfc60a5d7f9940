// options: {"packages": {"passport-auth0": "^0.6.0", "node": "0.10.x"}}
// refused: this Node, according to package.json, has no `Promise`
var passport = require('passport');
var Auth0Strategy = require('passport-auth0');

passport.use(new Auth0Strategy({
  domain: process.env.KITE_DOMAIN,
  clientID: process.env.KITE_ID,
  clientSecret: process.env.KITE_SECRET,
  callbackURL: '/callback'
}, function (accessToken, refreshToken, extra, profile, done) {
  done(null, profile);
}));

exports.routes = function (app) {
  app.get('/link', function (req, res, next) {
    passport.authenticate('auth0', { access_token: req.session.accessToken })(req, res, next);
  });
};
