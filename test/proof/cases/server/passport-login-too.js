/* proof: {"form": "passport.authenticate with an optional token", "side": "server", "does": "link", "with": {"passport-auth0": "1.4.5", "passport": "0.7.0", "express": "4.22.3", "express-session": "1.19.0"},
  "steps": ["GET /login as alice", "GET /login as other"],
  "failures": ["403", "409", "cancelled login"]} */
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const Auth0Strategy = require('passport-auth0');

passport.use(
  new Auth0Strategy(
    {
      domain: process.env.AUTH0_DOMAIN,
      clientID: process.env.AUTH0_CLIENT_ID,
      clientSecret: process.env.AUTH0_CLIENT_SECRET,
      callbackURL: '/callback',
    },
    (accessToken, refreshToken, extraParams, profile, done) => done(null, { id: profile.id, accessToken }),
  ),
);
passport.serializeUser((user, done) => done(null, user));
passport.deserializeUser((user, done) => done(null, user));

const app = express();
app.use(session({ secret: 'proof', resave: false, saveUninitialized: false }));
app.use(passport.initialize());
app.use(passport.session());

app.get('/login', (req, res, next) => {
  passport.authenticate('auth0', {
    scope: 'openid email profile',
    ...(req.user && { access_token: req.user.accessToken }),
  })(req, res, next);
});
app.get('/callback', passport.authenticate('auth0', { successRedirect: '/' }));

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
