// options: {"packages": {"express": "^4.18.0", "express-session": "^1.17.0", "passport": "^0.6.0", "passport-auth0": "^1.4.0"}}
const express = require('express');
const { tokenOf, tenantOf } = require('../lib/accounts');

const router = express.Router();

router.get('/sign-in', (req, res) => {
  // refused: the same call also signs in users without a token, and Relink can't separate these two logins
  res.redirect(`https://garden.eu.auth0.com/authorize?response_type=code&client_id=C&redirect_uri=https://garden.example.com/back&access_token=${req.user ? req.user.token : ''}`);
});

router.get('/link/:kind', async (req, res) => {
  const token = await tokenOf(req.user);
  // refused: the token's expression can't be moved to where it is needed
  res.redirect(`https://garden.eu.auth0.com/authorize?response_type=code&client_id=C&redirect_uri=https://garden.example.com/back&access_token=${token}`);
});

router.get('/connect', (req, res) => {
  // refused: the token comes with the request, so it may be somebody else's
  res.redirect(`https://garden.eu.auth0.com/authorize?response_type=code&client_id=C&redirect_uri=https://garden.example.com/back&access_token=${req.query.token}`);
});

router.get('/add', (req, res) => {
  // refused: Relink can't use the setting `domain` at this place
  res.redirect(`https://${tenantOf(req.query.shop)}/authorize?response_type=code&client_id=C&redirect_uri=https://garden.example.com/back&access_token=${req.user.token}`);
});

router.get('/merge', (req, res) => {
  // refused: Relink can't use the setting `redirect_uri` at this place
  res.redirect(`https://garden.eu.auth0.com/authorize?response_type=code&client_id=C&redirect_uri=${req.query.back}&access_token=${req.user.token}`);
});

router.get('/attach', (req, res) => {
  // refused: the URL already sets `state`
  res.redirect(`https://garden.eu.auth0.com/authorize?response_type=code&client_id=C&redirect_uri=https://garden.example.com/back&state=${req.session.state}&access_token=${req.user.token}`);
});

exports.later = (req, res) => {
  // refused: Relink can't find where this handler's route is registered
  res.redirect(`https://garden.eu.auth0.com/authorize?response_type=code&client_id=C&redirect_uri=https://garden.example.com/back&access_token=${req.user.token}`);
};

module.exports = router;
