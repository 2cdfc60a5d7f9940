import { Router } from 'express';

const router = Router();

/** Logs in, or adds one more account to the user who is there already. */
router.get('/login', (req, res) =>
  res.oidc.login({
    returnTo: '/account',
    authorizationParams: {
      access_token: req.oidc.isAuthenticated() ? req.oidc.accessToken.access_token : undefined,
    },
  }),
);

export default router;
