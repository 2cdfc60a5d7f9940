/* proof: {"form": "res.redirect in Express", "side": "server", "does": "link", "with": {"express": ["4.22.3"], "express-session": "1.19.0"}, "steps": ["GET /login", "GET /link as other", "GET /me"], "failures": ["403", "409", "cancelled login"]} */
const express = require('express');
const session = require('express-session');
const querystring = require('querystring');

const app = express();
app.use(session({ secret: 'bikes', resave: false, saveUninitialized: true }));

const DOMAIN = 'shop.eu.auth0.com';

app.get('/login', (req, res) => {
  req.session.accessToken = process.env.ACCESS_TOKEN;
  req.session.userId = 'auth0|alice';
  res.send('Hello Alice');
});

app.get('/link', (req, res) => {
  const query = querystring.stringify({
    response_type: 'code',
    client_id: process.env.AUTH0_CLIENT_ID,
    redirect_uri: `http://${req.headers.host}/callback`,
    connection: 'google-oauth2',
    access_token: req.session.accessToken,
  });
  res.redirect(`https://${DOMAIN}/authorize?${query}`);
});

app.get('/callback', (req, res) => res.send(req.query.code ? 'linked' : 'not linked'));

app.get('/me', (req, res) => {
  console.log(req.session.userId === 'auth0|alice' ? 'done' : 'failed');
  res.send(req.session.userId);
});

app.use((error, req, res, next) => {
  console.error('failed', error.message);
  res.status(500).send('failed');
});

const server = app.listen(process.env.PORT, () => console.log(`listening ${server.address().port}`));
