const express = require('express');
const { auth } = require('express-openid-connect');

const app = express();

app.use(auth({ authRequired: false }));

// refused: the login doesn't clearly request a code
app.get('/login', (req, res) => res.oidc.login({ authorizationParams: { access_token: req.oidc.accessToken?.access_token } }));
