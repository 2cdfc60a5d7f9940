const { auth } = require('express-openid-connect');
const passport = require('passport');
const express = require('express');
require('passport-auth0');

const app = express();

// refused: the token comes with the request, so that it may be somebody else's
app.get('/a', (req, res, next) => passport.authenticate('auth0', { access_token: req.query.token })(req, res, next));

// refused: the token is the same for everybody who comes
app.get('/b', passport.authenticate('auth0', { access_token: 'x' }));

// refused: the token is not taken from the session of the user
app.get('/c', (req, res, next) => passport.authenticate('auth0', { access_token: process.env.TOKEN })(req, res, next));

// refused: the route that this serves is registered in another file
exports.link = (req, res, next) => passport.authenticate('auth0', { access_token: req.session.token })(req, res, next);

// refused: the login has an option `state` of its own
app.get('/d', (req, res, next) => passport.authenticate('auth0', { state: 'x', access_token: req.session.token })(req, res, next));

// refused: the name of the strategy is not written as a string
app.get('/e', (req, res, next) => passport.authenticate(['auth0'], { access_token: req.session.token })(req, res, next));

// refused: the same call takes the login back
app.get('/f', (req, res, next) => passport.authenticate('auth0', { access_token: req.session.token }, (error, user) => next(error))(req, res, next));

// refused: the path of the route is not written plainly
app.get(/^.g/, (req, res, next) => passport.authenticate('auth0', { access_token: req.session.token })(req, res, next));

// refused: with this token in its settings, every login would be linked to the same account
app.use(auth({ authorizationParams: { response_type: 'code', access_token: process.env.TOKEN } }));

// refused: a login without a page cannot log another account in
app.get('/h', (req, res) => res.oidc.silentLogin({ authorizationParams: { access_token: req.oidc.accessToken.access_token } }));

const router = express.Router();
// refused: the full path of the route is not seen
router.get('/i', (req, res) => res.oidc.login({ authorizationParams: { access_token: req.oidc.accessToken.access_token } }));
