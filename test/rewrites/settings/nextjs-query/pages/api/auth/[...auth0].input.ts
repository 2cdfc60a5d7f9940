// options: {"packages": {"@auth0/nextjs-auth0": "^1.9.1", "next": "12.1.6"}}
import { getAccessToken, handleAuth, handleLogin } from '@auth0/nextjs-auth0';
import type { NextApiRequest, NextApiResponse } from 'next';

export default handleAuth({
  async login(req: NextApiRequest, res: NextApiResponse) {
    const parameters: Record<string, string> = {};

    // A member adds a second way to sign in.
    if (req.query.add) {
      const { accessToken } = await getAccessToken(req, res);
      parameters.connection = req.query.add as string;
      parameters.access_token = accessToken as string;
    }

    await handleLogin(req, res, { authorizationParams: parameters, returnTo: '/members' });
  },
});
