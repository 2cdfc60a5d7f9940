// options: {"packages": {"express": "^4.17.0"}}
const express = require('express');
const https = require('https');
const querystring = require('querystring');
const url = require('url');

const app = express();

app.post('/accounts/:id/remove', (req, res, next) => {
  const body = querystring.stringify({ access_token: req.session.accessToken, user_id: req.params.id });
  const call = https.request(
    {
      hostname: 'orchard.eu.auth0.com',
      path: '/unlink',
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': Buffer.byteLength(body) },
    },
    () => res.redirect('/accounts')
  );
  call.on('error', next);
  call.end(body);
});

app.get('/accounts', (req, res) => res.send(url.parse(req.url).pathname));
