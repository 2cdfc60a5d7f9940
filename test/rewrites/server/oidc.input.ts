// options: {"packages": {"express-openid-connect": "^3.0.0", "auth0": "^5.0.0"}}
import express from 'express';
import { auth, requiresAuth } from 'express-openid-connect';

const app = express();
const settings = {
  baseURL: 'https://shop.example',
  clientID: 'CLIENT',
  secret: process.env.SECRET,
  authorizationParams: { response_type: 'code' },
};

app.use(auth(settings));

app.get('/link', requiresAuth(), async (req, res) => {
  await res.oidc.login({
    authorizationParams: {
      access_token: req.oidc.accessToken?.access_token,
    },
  });
});
