const express = require('express');
const passport = require('passport');
const Strategy = require('passport-openidconnect');
const { tenant, clientId, site } = require('./settings');

const app = express();

passport.use(
  new Strategy(
    {
      issuer: `https://${tenant}.eu.auth0.com/`,
      clientID: clientId,
      clientSecret: process.env.ORCHARD_SECRET,
      callbackURL: `${site}/signed-in`,
    },
    (issuer, profile, done) => done(null, profile),
  ),
);

app.use('/accounts', require('./routes/accounts'));

module.exports = app;
