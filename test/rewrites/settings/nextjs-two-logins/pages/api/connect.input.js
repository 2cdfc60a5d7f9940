// options: {"packages": {"@auth0/nextjs-auth0": "^2.0.0", "next": "12.3.0", "auth0": "^3.3.0"}}
import { getAccessToken, handleLogin } from '@auth0/nextjs-auth0';

// Both logins return to this route, which handles the callback once.
export default async function connect(req, res) {
  const { accessToken } = await getAccessToken(req, res);
  if (req.query.account === 'github') {
    await handleLogin(req, res, {
      returnTo: '/me',
      authorizationParams: { connection: 'github', access_token: accessToken },
    });
  } else {
    await handleLogin(req, res, { returnTo: '/me', authorizationParams: { access_token: accessToken } });
  }
}
