import { handleAuth, handleLogin } from '@auth0/nextjs-auth0';

export default handleAuth({
  // refused: every login by nextjs-auth0 ends in one callback, whose afterCallback would have to link and keep the first session
  async link(req, res) {
    await handleLogin(req, res, { authorizationParams: { access_token: req.session.token } });
  },
});
