// options: {"packages": {"@auth0/nextjs-auth0": "^1.2.0"}}
import { getAccessToken, handleLogin } from '@auth0/nextjs-auth0';

export default async function start(req, res) {
  try {
    const options = { returnTo: '/members' };
    if (req.query.add) {
      const { accessToken } = await getAccessToken(req, res);
      console.log('adds a login');
      options.authorizationParams = { connection: req.query.add, access_token: accessToken };
    }
    await handleLogin(req, res, options);
  } catch (error) {
    res.status(500).end(error.message);
  }
}
