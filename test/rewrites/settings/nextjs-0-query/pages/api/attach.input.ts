// Version 0 takes any value as a connection, and a query parameter is a string or an array. options: {"packages": {"@auth0/nextjs-auth0": "0.10.0"}}
import type { NextApiRequest, NextApiResponse } from 'next';
import auth0 from '../../utils/auth0';

export default async function attach(req: NextApiRequest, res: NextApiResponse) {
  const session = await auth0.getSession(req);
  if (!session) {
    return res.status(401).end();
  }
  await auth0.handleLogin(req, res, {
    authParams: { connection: req.query.with, access_token: session.accessToken },
  });
}
