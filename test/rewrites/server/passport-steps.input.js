const express = require('express');
const passport = require('passport');
const Auth0Strategy = require('passport-auth0');

passport.use(
  new Auth0Strategy(
    {
      domain: process.env.AUTH0_DOMAIN,
      clientID: process.env.AUTH0_CLIENT_ID,
      clientSecret: process.env.AUTH0_CLIENT_SECRET,
      callbackURL: process.env.AUTH0_CALLBACK_URL,
    },
    (accessToken, refreshToken, extra, profile, done) => done(null, { ...profile, accessToken }),
  ),
);

const router = express.Router();

router.get('/login', (req, res, next) => {
  const options = { scope: 'openid email profile' };

  // Already logged in: link the new identity
  if (req.user && req.user.accessToken) {
    options.connection = req.query.connection;
    options.access_token = req.user.accessToken;
  }

  passport.authenticate('auth0', options)(req, res, next);
});

router.get('/callback', passport.authenticate('auth0', { failureRedirect: '/login' }), (req, res) => res.redirect('/'));

module.exports = router;
