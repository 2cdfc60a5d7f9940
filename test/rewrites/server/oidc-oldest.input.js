// `auth()` takes no `afterCallback` before version 2.2.0. options: {"packages": {"express-openid-connect": "2.1.0"}}
// refused: linking after the login needs express-openid-connect 2.2 or later
import express from 'express';
import { auth, requiresAuth } from 'express-openid-connect';

const app = express();
app.use(auth({ issuerBaseURL: process.env.ISSUER, baseURL: process.env.URL, clientID: process.env.CLIENT, clientSecret: process.env.KEY, secret: process.env.SECRET, authorizationParams: { response_type: 'code' } }));

app.get('/goats/link', requiresAuth(), (req, res) => {
  res.oidc.login({ authorizationParams: { connection: 'github', access_token: req.oidc.accessToken.access_token }, returnTo: '/goats' });
});
