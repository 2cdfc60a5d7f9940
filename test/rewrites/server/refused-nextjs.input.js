import { handleAuth, handleLogin } from '@auth0/nextjs-auth0';

export default handleAuth({
  // refused: this is the route of the ordinary login
  async login(req, res) {
    await handleLogin(req, res, { authorizationParams: { access_token: req.session.token } });
  },

  // refused: the login is not started by a dedicated handler
  link: handleLogin({ authorizationParams: { access_token: process.env.TOKEN } }),

  // refused: the login already sets `redirect_uri`
  async again(req, res) {
    await handleLogin(req, res, { authorizationParams: { access_token: req.session.token, redirect_uri: '/here' } });
  },
});

// refused: the App Router registers its routes differently
export const GET = handleAuth({
  async link(req, context) {
    return handleLogin(req, context, { authorizationParams: { access_token: context.token } });
  },
});

// refused: the route is not part of `handleAuth()`, so its callback is elsewhere
export async function link(req, res) {
  await handleLogin(req, res, { authorizationParams: { access_token: req.session.token } });
}
