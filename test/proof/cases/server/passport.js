/* proof: {"form": "passport-auth0: authenticate", "side": "server", "does": "link", "with": {"passport-auth0": ["1.4.5"], "passport": "0.7.0", "express": "4.22.3", "express-session": "1.19.0"}, "steps": ["GET /login as alice", "GET /link as other", "GET /me"], "failures": ["403", "409", "cancelled login"]} */
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const Auth0Strategy = require('passport-auth0');

passport.use(
  new Auth0Strategy(
    {
      domain: 'shop.eu.auth0.com',
      clientID: process.env.AUTH0_CLIENT_ID,
      clientSecret: process.env.AUTH0_CLIENT_SECRET,
      callbackURL: '/callback',
      state: true,
    },
    (accessToken, refreshToken, extraParams, profile, done) => done(null, { id: profile.id, accessToken }),
  ),
);
passport.serializeUser((user, done) => done(null, user));
passport.deserializeUser((user, done) => done(null, user));

const app = express();
app.use(session({ secret: 'bikes', resave: false, saveUninitialized: true }));
app.use(passport.initialize());
app.use(passport.session());

app.get('/login', passport.authenticate('auth0', { scope: 'openid email profile' }));

app.get('/link', (req, res, next) => {
  passport.authenticate('auth0', {
    scope: 'openid email profile',
    connection: 'google-oauth2',
    access_token: req.user.accessToken,
  })(req, res, next);
});

app.get('/callback', passport.authenticate('auth0', { failureRedirect: '/failed' }), (req, res) => {
  res.redirect('/account');
});

app.get('/account', (req, res) => res.send(req.user.id));

app.get('/me', (req, res) => {
  console.log(req.user && req.user.id === 'auth0|alice' ? 'done' : 'failed');
  res.send(req.user ? req.user.id : 'nobody');
});

app.get('/failed', (req, res) => {
  console.error('failed');
  res.send('failed');
});

app.use((error, req, res, next) => {
  console.error('failed', error.message);
  res.status(500).send('failed');
});

const server = app.listen(process.env.PORT, () => console.log(`listening ${server.address().port}`));
