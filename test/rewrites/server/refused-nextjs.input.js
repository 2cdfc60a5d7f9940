import { handleAuth, handleLogin } from '@auth0/nextjs-auth0';

export default handleAuth({
  // refused: this is the route of the ordinary login
  async login(req, res) {
    await handleLogin(req, res, { authorizationParams: { access_token: req.session.token } });
  },

  // refused: the login is not started by a handler of its own
  link: handleLogin({ authorizationParams: { access_token: process.env.TOKEN } }),

  // refused: the login has a `redirect_uri` of its own
  async again(req, res) {
    await handleLogin(req, res, { authorizationParams: { access_token: req.session.token, redirect_uri: '/here' } });
  },
});

// refused: the App Router hands its routes over in another way
export const GET = handleAuth({
  async link(req, context) {
    return handleLogin(req, context, { authorizationParams: { access_token: context.token } });
  },
});

// refused: the route is not one of `handleAuth()`, so that its callback is in another file
export async function link(req, res) {
  await handleLogin(req, res, { authorizationParams: { access_token: req.session.token } });
}
