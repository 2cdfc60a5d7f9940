// Versions before 2.10.0 reject the option `transactionCookie.name` when the server starts. options: {"packages": {"express-openid-connect": "2.9.3"}}
import express from 'express';
import { auth, requiresAuth } from 'express-openid-connect';

const app = express();
app.use(auth({ issuerBaseURL: process.env.ISSUER, baseURL: process.env.URL, clientID: process.env.CLIENT, clientSecret: process.env.KEY, secret: process.env.SECRET, authorizationParams: { response_type: 'code' } }));

app.get('/bees/link', requiresAuth(), (req, res) => {
  res.oidc.login({ authorizationParams: { connection: 'github', access_token: req.oidc.accessToken.access_token }, returnTo: '/bees' });
});
