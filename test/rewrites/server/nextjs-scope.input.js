// file: pages/api/auth/[...auth0].js
// options: {"packages": {"next": "^13.4.0", "@auth0/nextjs-auth0": "^3.5.0"}}
import { getAccessToken, handleAuth, handleLogin } from '@auth0/nextjs-auth0';

export default handleAuth({
  async link(req, res) {
    const { accessToken } = await getAccessToken(req, res);
    await handleLogin(req, res, {
      authorizationParams: { scope: 'openid profile', access_token: accessToken },
      returnTo: '/account',
    });
  },
});
