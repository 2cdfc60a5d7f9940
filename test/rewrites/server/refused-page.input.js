var express = require('express'), passport = require('passport'), Auth0Strategy = require('passport-auth0');
var app = express();
passport.use(new Auth0Strategy({ domain: 'garden.eu.auth0.com', clientID: ID, clientSecret: SECRET, callbackURL: '/callback' },
  function (accessToken, refreshToken, extraParams, profile, done) { done(null, { accessToken: accessToken }); }));
app.get('/link', function (req, res, next) {
  // refused: browser code can't keep a client secret
  passport.authenticate('auth0', { access_token: req.user.accessToken })(req, res, next);
});
window.onload = function () { app.listen(); };
