// options: {"packages": {"express-openid-connect": "^3.0.0", "auth0": "^4.0.0"}}
import { Router } from 'express';
import { requiresAuth } from 'express-openid-connect';

export const account = Router();

account.get('/account/link/:connection', requiresAuth(), async (req, res) => {
  await res.oidc.login({
    returnTo: '/account',
    authorizationParams: {
      connection: req.params.connection,
      access_token: req.oidc.accessToken?.access_token,
    },
  });
});
