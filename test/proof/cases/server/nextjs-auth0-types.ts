/* proof: {"form": "nextjs-auth0: in TypeScript", "side": "server", "does": "link", "with": {"@auth0/nextjs-auth0": ["3.8.0"], "auth0": "4.37.1", "next": "12.3.7"}, "typesOnly": true} */
import type { NextApiRequest, NextApiResponse } from 'next';
import { getAccessToken, handleAuth, handleLogin } from '@auth0/nextjs-auth0';

export default handleAuth({
  async link(req: NextApiRequest, res: NextApiResponse) {
    const { accessToken } = await getAccessToken(req, res);
    await handleLogin(req, res, {
      returnTo: '/account',
      authorizationParams: { connection: 'github', access_token: accessToken },
    });
  },
});
