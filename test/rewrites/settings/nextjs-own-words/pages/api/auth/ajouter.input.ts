// options: {"packages": {"@auth0/nextjs-auth0": "^3.5.0"}}
import { getAccessToken, handleLogin } from '@auth0/nextjs-auth0';
import type { NextApiRequest, NextApiResponse } from 'next';

export default async function ajouter(req: NextApiRequest, res: NextApiResponse) {
  try {
    const { accessToken } = await getAccessToken(req, res);

    await handleLogin(req, res, {
      authorizationParams: { connection: 'github', access_token: accessToken },
      returnTo: '/moi',
    });
  } catch (error) {
    console.error(error);
    res.status(500).end();
  }
}
