// options: {"packages": {"express": "^4.18.2", "passport": "^0.7.0", "passport-auth0": "^1.4.4"}}
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const Auth0Strategy = require('passport-auth0');

const app = express();
app.use(session({ secret: process.env.SESSION_SECRET }));
passport.use(
  new Auth0Strategy(
    {
      domain: process.env.AUTH0_DOMAIN,
      clientID: process.env.AUTH0_CLIENT_ID,
      clientSecret: process.env.AUTH0_CLIENT_SECRET,
      callbackURL: '/callback',
    },
    (accessToken, refreshToken, extra, profile, done) => done(null, { id: profile.id, accessToken }),
  ),
);
app.use(passport.initialize());
app.use(passport.session());

app.get('/link/:connection', (req, res, next) => {
  const { connection } = req.params;
  const scope = ['openid', 'profile'];
  passport.authenticate('auth0', { connection, scope, access_token: req.user.accessToken })(req, res, next);
});

app.listen(3000);
