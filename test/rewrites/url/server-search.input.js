const express = require('express');
const querystring = require('querystring');

const router = express.Router();

router.get('/link', (req, res) => {
  const url = new URL('https://garden.eu.auth0.com/authorize');
  url.search = querystring.stringify({
    response_type: 'code',
    client_id: 'GardenClient',
    connection: req.query.connection,
    access_token: req.session.accessToken,
  });
  res.redirect(url.toString());
});

router.get('/link/github', (req, res) => {
  const params = new URLSearchParams({ response_type: 'code', client_id: 'GardenClient', connection: 'github' });
  params.append('access_token', req.session.accessToken);
  const url = new URL('https://garden.eu.auth0.com/authorize');
  url.search = `?${params}`;
  res.redirect(url.href);
});

module.exports = router;
