// options: {"packages": {"@auth0/nextjs-auth0": "^3.5.0"}}
import { getAccessToken, handleLogin } from '@auth0/nextjs-auth0';
import type { NextApiRequest, NextApiResponse } from 'next';

// Without a session, the error leads to an ordinary login.
export default async function entrer(req: NextApiRequest, res: NextApiResponse) {
  try {
    const { accessToken } = await getAccessToken(req, res);

    await handleLogin(req, res, {
      authorizationParams: { connection: 'github', access_token: accessToken },
      returnTo: '/moi',
    });
  } catch {
    await handleLogin(req, res, { returnTo: '/moi' });
  }
}
