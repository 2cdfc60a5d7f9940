const { Router } = require('express');
const passport = require('passport');
require('../passport-auth0');

const router = Router();

router.get('/link/github', isSignedIn, (req, res, next) => {
  const { accessToken } = req.user;
  const options = { connection: 'github', scope: 'openid email', access_token: accessToken };
  passport.authenticate('auth0', options)(req, res, next);
});

router.get('/link/:connection', isSignedIn, (req, res, next) => {
  const options = { scope: 'openid email', connection: req.params.connection };
  if (req.session.token) {
    options.access_token = req.session.token;
  }
  req.session.returnTo = '/profile';
  passport.authenticate('auth0', options)(req, res, next);
});

router.route('/link').post(isSignedIn, (req, res, next) =>
  passport.authenticate('auth0', { ...(req.user && { access_token: req.user.accessToken }) })(req, res, next));
