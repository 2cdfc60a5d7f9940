// options: {"packages": {"express-openid-connect": "^3.0.0"}}
const express = require('express');
const { auth, requiresAuth } = require('express-openid-connect');

const app = express();
const people = express.Router();
app.use(auth({ clientID: 'Hm21', authorizationParams: { response_type: 'code' } }));
app.use('/people', people);

// Anybody's page.
people.get('/:nickname', (req, res) => res.send(`This is ${req.params.nickname}`));

people.post('/attach', requiresAuth(), (req, res) =>
  res.oidc.login({ returnTo: '/', authorizationParams: { access_token: req.oidc.accessToken.access_token } }),
);
