require('dotenv').config();
const express = require('express');
const session = require('express-session');
const passport = require('passport');
const Auth0Strategy = require('passport-auth0');
const { accounts } = require('./routes/index');

const { BEE_DOMAIN, BEE_SECRET } = process.env;

passport.use(
  new Auth0Strategy(
    {
      domain: process.env.BEE_DOMAIN,
      clientID: 'BEEKEEPER',
      clientSecret: process.env.BEE_CLIENT_SECRET,
      callbackURL: '/account/callback',
    },
    (accessToken, refreshToken, extra, profile, done) => done(null, { ...profile, accessToken }),
  ),
);

const app = express();
app.use(session({ secret: BEE_SECRET }));
app.use(passport.initialize());
app.use(passport.session());
app.use('/account', accounts);
app.listen(3000, () => console.log(BEE_DOMAIN));
