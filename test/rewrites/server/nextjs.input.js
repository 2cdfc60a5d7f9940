import { getAccessToken, handleAuth, handleLogin } from '@auth0/nextjs-auth0';

export default handleAuth({
  async link(req, res) {
    const { accessToken } = await getAccessToken(req, res);
    await handleLogin(req, res, {
      returnTo: '/account',
      authorizationParams: { connection: 'github', access_token: accessToken },
    });
  },

  async 'link-google'(req, res) {
    await handleLogin(req, res, { authorizationParams: { access_token: req.session.token, connection: 'google-oauth2' } });
  },
});
