/* proof: {"form": "res.oidc.login in TypeScript", "side": "server", "does": "link", "with": {"express-openid-connect": ["3.4.0"], "express": "4.22.3"}, "typesOnly": true} */
import { requiresAuth } from 'express-openid-connect';
import type { OpenidRequest, OpenidResponse } from 'express-openid-connect';

// As Express has them.
type Request = OpenidRequest & { params: Record<string, string>; baseUrl: string };
declare const router: { get(path: string, ...handlers: unknown[]): void };

const linkAccount = async (req: Request, res: OpenidResponse) => {
  await res.oidc.login({
    returnTo: '/profile',
    authorizationParams: {
      connection: req.params.connection,
      access_token: req.oidc.accessToken?.access_token,
    },
  });
};

router.get('/accounts/connect/:connection', requiresAuth(), linkAccount);
