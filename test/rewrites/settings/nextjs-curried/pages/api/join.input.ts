// options: {"packages": {"@auth0/nextjs-auth0": "^2.7.0"}}
import { getAccessToken, handleLogin, withApiAuthRequired } from '@auth0/nextjs-auth0';

export default withApiAuthRequired(async function join(req, res) {
  const { accessToken } = await getAccessToken(req, res);
  return handleLogin({
    returnTo: '/members',
    authorizationParams: {
      access_token: accessToken,
    },
  })(req, res);
});
