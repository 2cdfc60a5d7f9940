/* proof: {"form": "res.redirect in Express, with an awaited token", "side": "server", "does": "link", "with": {"express": ["4.22.3"], "express-session": "1.19.0"}, "steps": ["GET /login", "GET /link as other", "GET /me"], "fill": {"redirect": [["app.get('/callback', (req, res) => res.send(req.query.code ? 'linked' : 'not linked'));", "app.get('/callback', async (req, res) => {\n  const { auth0PendingLink: pending } = req.session;\n  delete req.session.auth0PendingLink;\n  const isLink = pending && pending.state === req.query.state && pending.until > Date.now();\n  if (!isLink || !req.query.code) return res.status(400).send('failed: not a link');\n  const post = (path, body, token) =>\n    fetch(`https://${DOMAIN}${path}`, {\n      method: 'POST',\n      headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },\n      body: JSON.stringify(body),\n    });\n  const answer = await post('/oauth/token', {\n    grant_type: 'authorization_code',\n    client_id: process.env.AUTH0_CLIENT_ID,\n    client_secret: process.env.AUTH0_CLIENT_SECRET,\n    code: req.query.code,\n    redirect_uri: `http://${req.headers.host}/callback`,\n  });\n  const { id_token: idToken } = await answer.json();\n  const path = `/api/v2/users/${encodeURIComponent(req.session.userId)}/identities`;\n  const linked = await post(path, { link_with: idToken }, req.session.accessToken);\n  req.session.linked = linked.ok;\n  res.send(linked.ok ? 'linked' : 'not linked');\n});"], ["req.session.userId === 'auth0|alice'", "req.session.linked && req.session.userId === 'auth0|alice'"]]}, "failures": ["403", "409", "cancelled login"]} */
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

const tokenOf = async ({ accessToken }) => accessToken;

app.get('/link', async (req, res) => {
  const token = await tokenOf(req.session);
  if (!token) return res.redirect('/login');
  const query = querystring.stringify({
    response_type: 'code',
    client_id: process.env.AUTH0_CLIENT_ID,
    redirect_uri: `http://${req.headers.host}/callback`,
    connection: 'google-oauth2',
    access_token: token,
  });
  return res.redirect(`https://${DOMAIN}/authorize?${query}`);
});

app.get('/callback', (req, res) => res.send(req.query.code ? 'linked' : 'not linked'));

app.get('/me', (req, res) => {
  console.log(req.session.userId === 'auth0|alice' ? 'done' : 'failed');
  res.send(req.session.userId);
});

const server = app.listen(process.env.PORT, () => console.log(`listening ${server.address().port}`));
