const { auth } = require('express-openid-connect');
const passport = require('passport');
const express = require('express');
require('passport-auth0');

const app = express();

// refused: the token comes with the request, so it may be somebody else's
app.get('/a', (req, res, next) => passport.authenticate('auth0', { access_token: req.query.token })(req, res, next));

// refused: the token would be the same for every visitor
app.get('/b', passport.authenticate('auth0', { access_token: 'x' }));

// refused: the token is not read from the user's session
app.get('/c', (req, res, next) => passport.authenticate('auth0', { access_token: process.env.TOKEN })(req, res, next));

// refused: Relink can't find where this handler's route is registered
exports.link = (req, res, next) => passport.authenticate('auth0', { access_token: req.session.token })(req, res, next);

// refused: the login already sets `state`
app.get('/d', (req, res, next) => passport.authenticate('auth0', { state: 'x', access_token: req.session.token })(req, res, next));

// refused: the strategy's name is not a string literal
app.get('/e', (req, res, next) => passport.authenticate(['auth0'], { access_token: req.session.token })(req, res, next));

// refused: the same call also handles the login's callback
app.get('/f', (req, res, next) => passport.authenticate('auth0', { access_token: req.session.token }, (error, user) => next(error))(req, res, next));

// refused: Relink can't derive a callback path from the route's path
app.get(/^.g/, (req, res, next) => passport.authenticate('auth0', { access_token: req.session.token })(req, res, next));

// refused: with this token in the settings, every login would link to the same account
app.use(auth({ authorizationParams: { response_type: 'code', access_token: process.env.TOKEN } }));

// refused: a silent login can't sign in a second account
app.get('/h', (req, res) => res.oidc.silentLogin({ authorizationParams: { access_token: req.oidc.accessToken.access_token } }));

const router = express.Router();
// refused: Relink can't tell the route's full path
router.get('/i', (req, res) => res.oidc.login({ authorizationParams: { access_token: req.oidc.accessToken.access_token } }));
