/* proof: {"form": "passport.authenticate on a router", "side": "server", "does": "link", "with": {"passport-auth0": "1.4.5", "passport": "0.7.0", "express": "4.22.3", "express-session": "1.19.0"},
  "other": "samlp|shop|carl@bikes.example/1?2",
  "steps": ["GET /login as alice", "GET /account/link/shop as other"],
  "failures": ["403", "409", "cancelled login"],
  "fill": {"*": [["process.env.AUTH0_MANAGEMENT_CLIENT_ID", "process.env.AUTH0_CLIENT_ID"], ["process.env.AUTH0_MANAGEMENT_CLIENT_SECRET", "process.env.AUTH0_CLIENT_SECRET"]]}} */
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const { Strategy } = require('passport-auth0');

const settings = {
  domain: process.env.AUTH0_DOMAIN,
  clientID: process.env.AUTH0_CLIENT_ID,
  clientSecret: process.env.AUTH0_CLIENT_SECRET,
  callbackURL: '/callback',
  passReqToCallback: true,
};

passport.use(
  new Strategy(settings, (req, accessToken, refreshToken, extraParams, profile, done) => {
    req.session.accessToken = accessToken;
    done(null, { id: profile.id, accessToken });
  })
);
passport.serializeUser((user, done) => done(null, user));
passport.deserializeUser((user, done) => done(null, user));

const accountRoutes = (router, isLoggedIn) => {
  router.get('/link/:connection', isLoggedIn, async (req, res, next) => {
    const { connection } = req.params;
    const token = req.user.accessToken;
    passport.authenticate('auth0', { connection, access_token: token })(req, res, next);
  });
  return router;
};

const app = express();
app.use(session({ secret: 'proof', resave: false, saveUninitialized: false }));
app.use(passport.initialize());
app.use(passport.session());
app.get('/login', passport.authenticate('auth0', { scope: 'openid email profile' }));
app.get('/callback', passport.authenticate('auth0', { successRedirect: '/' }));
app.use('/account', accountRoutes(express.Router(), (req, res, next) => next(req.user ? undefined : new Error('who?'))));

app.get('/', (req, res) => {
  // The user's own session has to be there still.
  console.log(req.user.id === 'auth0|alice' ? 'done' : 'failed', req.user.id);
  res.send(req.user.id);
});

app.use((error, req, res, next) => {
  console.log('failed', error.message);
  res.status(500).send(error.message);
  void next;
});

const server = app.listen(process.env.PORT, () => {
  console.log('listening', server.address().port);
});
