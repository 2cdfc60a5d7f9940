const express = require('express');
const session = require('express-session');
const passport = require('passport');
const Auth0Strategy = require('passport-auth0');

const app = express();
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }));
passport.use(new Auth0Strategy({
  domain: process.env.ORCHARD_DOMAIN,
  clientID: process.env.ORCHARD_CLIENT,
  clientSecret: process.env.ORCHARD_SECRET,
  callbackURL: process.env.ORCHARD_CALLBACK,
}, (accessToken, refreshToken, extraParams, profile, done) => done(null, { ...profile, accessToken })));
passport.serializeUser((user, done) => done(null, user));
passport.deserializeUser((user, done) => done(null, user));
app.use(passport.initialize());
app.use(passport.session());

app.get('/login', passport.authenticate('auth0', { scope: 'openid email profile' }));

app.get('/callback', passport.authenticate('auth0', { failureRedirect: '/login' }), (req, res) => {
  const { returnTo } = req.session;
  delete req.session.returnTo;
  res.redirect(returnTo || '/');
});

// Adds a GitHub account to the user's.
app.get('/github', (req, res) => {
  if (!req.user) { return res.redirect('/login'); }
  const { ORCHARD_DOMAIN, ORCHARD_CLIENT, ORCHARD_CALLBACK } = process.env;
  res.redirect(`https://${ORCHARD_DOMAIN}/authorize?response_type=code&client_id=${ORCHARD_CLIENT}&redirect_uri=${ORCHARD_CALLBACK}&connection=github&access_token=${req.user.accessToken}`);
});

// The application's callback leads to this page.
app.get('/google', (req, res) => {
  if (!req.user) { return res.redirect('/login'); }
  const { ORCHARD_DOMAIN, ORCHARD_CLIENT, ORCHARD_CALLBACK } = process.env;
  return res.redirect(`https://${ORCHARD_DOMAIN}/authorize?response_type=code&client_id=${ORCHARD_CLIENT}&redirect_uri=${ORCHARD_CALLBACK}&connection=google-oauth2&access_token=${req.user.accessToken}`);
});

app.listen(3000);
