const express = require('express');
const passport = require('passport');

const router = express.Router();

/** Logs in, or adds one more account to the user who is there already. */
router.get('/login', (req, res, next) => {
  passport.authenticate('auth0', {
    scope: 'openid email profile',
    access_token: req.user ? req.user.accessToken : undefined,
  })(req, res, next);
});

router.get('/callback', (req, res, next) => {
  passport.authenticate('auth0', (error, user, info) => {
    if (error) return next(error);
    if (!user) return res.status(401).send(`<h1>You are not logged in</h1><p>${info && info.message ? info.message : info}</p>`);
    const { returnTo = '/account' } = req.session;
    req.logIn(user, (failure) => (failure ? next(failure) : res.redirect(returnTo)));
  })(req, res, next);
});

router.get('/logout', (req, res, next) => {
  req.logout((error) => (error ? next(error) : res.redirect('/')));
});

module.exports = router;
