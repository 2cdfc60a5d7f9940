// options: {"packages": {"express-openid-connect": "^2.17.0"}}
import type { Express } from 'express';
import { auth, requiresAuth } from 'express-openid-connect';

export function addLogins(app: Express) {
  const config = {
    authRequired: false,
    secret: process.env.SECRET,
    baseURL: process.env.BASE_URL || 'http://localhost:5000',
    clientID: process.env.CLIENT_ID,
    clientSecret: process.env.CLIENT_SECRET,
    issuerBaseURL: `https://${process.env.AUTH0_DOMAIN}`,
    authorizationParams: { response_type: 'code' },
  };

  app.use(auth(config));

  app.get('/account/connect/:provider', requiresAuth(), (req, res) => {
    const { access_token } = (req as any).oidc.accessToken;
    res.oidc.login({
      returnTo: '/settings',
      authorizationParams: { connection: req.params.provider, access_token },
    });
  });
}
