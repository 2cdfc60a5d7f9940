// options: {"packages": {"auth0": "^4.0.0"}}
import { NextApiRequest, NextApiResponse } from 'next';
import { initAuth0 } from '@auth0/nextjs-auth0';

const auth0 = initAuth0({
  baseURL: process.env.SITE_URL,
  issuerBaseURL: process.env.TENANT_URL,
});

export default auth0.handleAuth({
  link: auth0.withApiAuthRequired(async (req: NextApiRequest, res: NextApiResponse) => {
    const session = await auth0.getSession(req, res);
    await auth0.handleLogin(req, res, {
      authorizationParams: {
        access_token: session!.accessToken,
        connection: 'github',
      },
    });
  }),
});
