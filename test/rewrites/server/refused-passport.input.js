const { Router } = require('express');
const passport = require('passport');
require('passport-auth0');

const router = Router();

// refused: the same call also signs in users without a token, and Relink can't separate these two logins
router.get('/signin', (req, res, next) => {
  const login = passport.authenticate('auth0', { access_token: req.session.token });
  login(req, res, next);
});

// refused: the token's expression can't be moved to where it is needed
router.get('/link', async (req, res, next) => {
  const token = await tokens.getToken(req.user.id);
  passport.authenticate('auth0', { access_token: token })(req, res, next);
});

// refused: the token is not in an object literal passed directly to this call
router.get('/link/again', (req, res, next) => {
  const options = {};
  if (req.user) options.access_token = req.user.accessToken;
  else options.prompt = 'login';
  passport.authenticate('auth0', options)(req, res, next);
});

// refused: the options contain a spread (`...`)
router.get('/link/all', (req, res, next) => {
  passport.authenticate('auth0', { ...defaults, access_token: req.user.accessToken })(req, res, next);
});

// refused: the route `/link/new-callback` already exists
router.get('/link/new', (req, res, next) => passport.authenticate('auth0', { access_token: req.user.accessToken })(req, res, next));
router.get('/link/new-callback', (req, res) => res.redirect('/'));
