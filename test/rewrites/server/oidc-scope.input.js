// options: {"packages": {"express": "^4.18.2", "express-openid-connect": "^2.17.1"}}
const express = require('express');
const { auth, requiresAuth } = require('express-openid-connect');

const app = express();
app.use(auth({ authorizationParams: { response_type: 'code' } }));

app.get('/connect', requiresAuth(), (req, res) => {
  res.oidc.login({
    returnTo: '/account',
    authorizationParams: { scope: 'openid profile', access_token: req.oidc.accessToken.access_token },
  });
});

app.listen(3000);
