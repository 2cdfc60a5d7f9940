// options: {"packages": {"next": "12.1.4", "cookie": "^0.4.2"}}
import { NextApiRequest, NextApiResponse } from 'next';

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === 'GET') {
    const pearToken = req.cookies.pearToken;
    const url = `${process.env.AUTH0_ISSUER}/authorize?client_id=${process.env.AUTH0_CLIENT_ID}&response_type=code&redirect_uri=${process.env.AUTH0_CALLBACK}&scope=${process.env.AUTH0_SCOPES}&connection=google-oauth2&access_token=${pearToken}`;
    res.redirect(url);
  } else {
    res.statusCode = 405;
    res.end();
  }
}
