// options: {"packages": {"next": "13.5.6", "@auth0/nextjs-auth0": "^3.5.0"}}
import { getAccessToken, withApiAuthRequired } from '@auth0/nextjs-auth0';
import type { NextApiRequest, NextApiResponse } from 'next';

export default withApiAuthRequired(async function link(req: NextApiRequest, res: NextApiResponse) {
  const { accessToken } = await getAccessToken(req, res);
  const issuer = process.env.AUTH0_ISSUER_BASE_URL;
  res.redirect(
    302,
    `${issuer}/authorize?response_type=code&client_id=${process.env.AUTH0_CLIENT_ID}&redirect_uri=${process.env.AUTH0_BASE_URL}/api/auth/callback&connection=google-oauth2&access_token=${accessToken}`,
  );
});
