import cookie from 'cookie';
import type { NextApiRequest, NextApiResponse } from 'next';

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const answer = await fetch(`${process.env.AUTH0_ISSUER}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `grant_type=authorization_code&client_id=${process.env.AUTH0_CLIENT_ID}&client_secret=${process.env.ORCHARD_SECRET}&code=${req.query.code}&redirect_uri=${process.env.AUTH0_CALLBACK}`,
  });
  const tokens = await answer.json();
  res.setHeader('Set-Cookie', [
    cookie.serialize('pearToken', tokens.access_token, { httpOnly: true, secure: true, path: '/' }),
    cookie.serialize('appleToken', tokens.access_token, { secure: true, path: '/' }),
  ]);
  res.redirect('/');
}
