// options: {"packages": {"@auth0/nextjs-auth0": "^2.2.0", "next": "^13.0.0"}}
import { getAccessToken, handleAuth, handleLogin } from '@auth0/nextjs-auth0';

const link = async (req, res) => {
  const { accessToken } = await getAccessToken(req, res);
  await handleLogin(req, res, { authorizationParams: { access_token: accessToken }, returnTo: '/profile' });
};

// eslint-disable-next-line import/no-anonymous-default-export
export default handleAuth({ link });
