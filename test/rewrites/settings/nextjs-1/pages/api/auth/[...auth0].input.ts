// options: {"packages": {"@auth0/nextjs-auth0": "^1.9.0", "next": "12.1.6"}}
import { getSession, handleAuth, handleLogin } from '@auth0/nextjs-auth0';
import type { NextApiRequest, NextApiResponse } from 'next';

export default handleAuth({
  async login(req: NextApiRequest, res: NextApiResponse) {
    const session = getSession(req, res);
    try {
      const authorizationParams: { scope: string; access_token?: string } = { scope: 'openid email' };
      // Somebody who is signed in gets a second way to sign in.
      if (req.query.add && session) {
        authorizationParams.access_token = session.accessToken;
      }
      await handleLogin(req, res, { authorizationParams, returnTo: '/notes' });
    } catch (error) {
      res.status(400).end(String(error));
    }
  },

  // refused: nextjs-auth0 1 serves only `login`, `logout`, `callback` and `me`, so the route `link` never runs
  async link(req: NextApiRequest, res: NextApiResponse) {
    const session = getSession(req, res);
    await handleLogin(req, res, { authorizationParams: { access_token: session?.accessToken } });
  },
});
