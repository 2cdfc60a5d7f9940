import { handleAuth, handleLogin } from '@auth0/nextjs-auth0';

export default handleAuth({
  // refused: nextjs-auth0 itself serves the route `me`
  async me(req, res) {
    await handleLogin(req, res, { authorizationParams: { access_token: req.session.token } });
  },

  // refused: the token would be the same for every visitor
  link: handleLogin({ authorizationParams: { access_token: process.env.TOKEN } }),

  // refused: the login already sets `redirect_uri`
  async again(req, res) {
    await handleLogin(req, res, { authorizationParams: { access_token: req.session.token, redirect_uri: '/here' } });
  },

  // refused: the login already sets `prompt`
  async quietly(req, res) {
    await handleLogin(req, res, { authorizationParams: { access_token: req.session.token, prompt: 'none' } });
  },

  // refused: the same call also signs in users without a token, and Relink can't separate these two logins
  async login(req, res) {
    const options = { authorizationParams: { access_token: req.session.token } };
    await handleLogin(req, res, options);
  },
});

const routes = handleAuth({
  // refused: Relink can't tell how this file exports the route
  async link(req, context) {
    return handleLogin(req, context, { authorizationParams: { access_token: context.token } });
  },
});

// refused: the route is not part of `handleAuth()`, so its callback is elsewhere
export async function link(req, res) {
  await handleLogin(req, res, { authorizationParams: { access_token: req.session.token } });
}

console.log(routes);
