// options: {"packages": {"next": "13.5.6", "iron-session": "^6.3.1"}}
import { withIronSessionApiRoute } from 'iron-session/next';
import { sessionOptions } from '../../../lib/session';

export default withIronSessionApiRoute(async (req, res) => {
  const { user } = req.session;
  if (!user) {
    res.status(401).end();
    return;
  }
  const params = new URLSearchParams({
    response_type: 'code',
    client_id: process.env.AUTH0_CLIENT_ID,
    redirect_uri: 'https://orchard.example.com/api/auth/callback',
    scope: 'openid profile',
    connection: req.query.provider,
    access_token: user.accessToken,
  });
  res.writeHead(302, { Location: `${process.env.AUTH0_ISSUER}/authorize?${params}` });
  res.end();
}, sessionOptions);
