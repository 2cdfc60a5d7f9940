// options: {"packages": {"express-openid-connect": "^2.17.0"}}
const express = require('express');
const { auth, requiresAuth } = require('express-openid-connect');

const app = express();
app.use(auth({
  issuerBaseURL: process.env.ISSUER_BASE_URL,
  baseURL: 'https://boats.example',
  clientID: process.env.CLIENT_ID,
  clientSecret: process.env.CLIENT_SECRET,
  secret: process.env.SECRET,
  authRequired: false
}));

app.get('/boats/link/:connection', requiresAuth(), (req, res) => {
  try {
    res.oidc.login({
      returnTo: '/boats',
      authorizationParams: {
        response_type: 'code id_token',
        redirect_uri: process.env.REDIRECT_URI || 'https://boats.example/callback',
        scope: 'openid profile email',
        connection: req.params.connection,
        access_token: req.oidc.accessToken.access_token
      }
    });
  } catch (error) {
    console.log(error);
    res.redirect('/');
  }
});
