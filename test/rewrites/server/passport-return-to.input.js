// options: {"packages": {"passport-auth0": "^1.4.5"}}
const express = require('express');
const passport = require('passport');
const Auth0Strategy = require('passport-auth0');

const app = express();
passport.use(
  new Auth0Strategy({ domain: 'boats.eu.auth0.com', clientID: 'CLIENT', clientSecret: process.env.SECRET }, verify),
);

app.get('/connect/:kind', (request, response, next) => {
  if (!request.user) return response.redirect('/login');
  // The callback of the login reads it, and removes it.
  request.session.returnTo = `/account/${request.params.kind}`;
  passport.authenticate('auth0', {
    scope: 'openid email profile',
    connection: request.params.kind,
    access_token: request.user.accessToken,
  })(request, response, next);
});
