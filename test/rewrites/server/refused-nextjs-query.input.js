import { getAccessToken, handleAuth, handleLogin } from '@auth0/nextjs-auth0';

export default handleAuth({
  // refused: the same call also signs in users without a token, and Relink can't separate these two logins
  async login(req, res) {
    const parameters = {};
    if (req.query.add) {
      const { accessToken } = await getAccessToken(req, res);
      parameters.connection = req.query.add;
      parameters.access_token = accessToken;
    }
    await handleLogin(req, res, { authorizationParams: parameters });
  },
});
