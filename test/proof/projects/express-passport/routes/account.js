const express = require('express');
const passport = require('passport');
const { disconnect } = require('../lib/accounts');
const ensureUser = require('../middleware/ensure-user');

const router = express.Router();

router.get('/', ensureUser, (req, res) => {
  res.send(`<h1>Account of ${req.user.name}</h1>
    <a href="/account/connect">Connect Google</a>
    <form method="post" action="/account/disconnect">
      <input id="account" name="account"><button>Disconnect</button>
    </form>`);
});

router.get('/connect', ensureUser, (req, res, next) => {
  passport.authenticate('auth0', {
    connection: 'google-oauth2',
    scope: 'openid email profile',
    access_token: req.user.accessToken,
  })(req, res, next);
});

router.post('/disconnect', ensureUser, (req, res, next) => {
  disconnect(req.user.accessToken, req.body.account, (error) => {
    if (error) return next(error);
    res.send(`<p>Disconnected from ${req.user.name}</p>`);
  });
});

module.exports = router;
