// options: {"packages": {"passport-auth0": "^0.3.0"}}
const passport = require('passport');
const Auth0Strategy = require('passport-auth0');

passport.use(new Auth0Strategy({ domain: 'd.eu.auth0.com', clientID: 'C', clientSecret: process.env.SECRET, callbackURL: '/b' }, verify));

// refused: passport-auth0 before 0.5 does not check `state`, so another site could complete the login
app.get('/link', (req, res, next) => passport.authenticate('auth0', { access_token: req.user.accessToken })(req, res, next));
