// options: {"packages": {"express": "^4.18.0", "express-session": "^1.17.0", "passport": "^0.6.0", "passport-auth0": "^1.4.3"}}
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const strategy = require('./lib/strategy');

const app = express();
app.use(session({ secret: process.env.SESSION_SECRET, resave: false, saveUninitialized: false }));
app.use(passport.initialize());
app.use(passport.session());
passport.use(strategy);

app.get('/sign-in', passport.authenticate('auth0', { scope: 'openid email' }));
app.get('/signed-in', passport.authenticate('auth0', { successRedirect: '/' }));

app.get('/link/github', (req, res, next) => {
  if (!req.user) return res.redirect('/sign-in');
  return passport.authenticate('auth0', { connection: 'github', access_token: req.user.accessToken })(req, res, next);
});

app.listen(3000);
