// options: {"packages": {"express-openid-connect": "^2.17.0"}}
import { Router } from 'express';
import type { Request, Response } from 'express';
import { requiresAuth } from 'express-openid-connect';

export const router = Router();

async function linkAccount(req: Request, res: Response) {
  await res.oidc.login({
    authorizationParams: {
      connection: req.params.connection,
      access_token: req.oidc.accessToken?.access_token,
      prompt: 'login',
    },
  });
}

router.get('/accounts/link/:connection', requiresAuth(), linkAccount);
