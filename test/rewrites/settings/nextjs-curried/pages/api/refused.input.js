// options: {"packages": {"@auth0/nextjs-auth0": "^3.2.0"}}
import { handleAuth, handleLogin } from '@auth0/nextjs-auth0';

export default handleAuth({
  // refused: the call has unexpected arguments
  async link(req, res) {
    await handleLogin({ authorizationParams: { access_token: req.session.token } })(req);
  },

  // refused: Relink can't tell which parameters are the request and the response
  async connect(req, res) {
    await handleLogin({ authorizationParams: { access_token: req.session.token } })(res, req);
  },

  // refused: the token would be the same for every visitor
  merge: handleLogin({ authorizationParams: { access_token: process.env.TOKEN } }),
});
