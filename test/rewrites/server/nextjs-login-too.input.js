import { getSession, handleAuth, handleLogin, withApiAuthRequired } from '@auth0/nextjs-auth0/edge';

const linkAccount = withApiAuthRequired(async (req, res) => {
  const session = await getSession(req, res);
  const accessToken = session?.accessToken;
  await handleLogin(req, res, {
    authorizationParams: { ...(accessToken ? { access_token: accessToken } : {}), scope: 'openid profile email' },
  });
});

const routes = handleAuth({
  linkAccount,
  async login(req, res) {
    try {
      const session = await getSession(req, res);
      await handleLogin(req, res, {
        authorizationParams: {
          audience: 'https://api.shop.example',
          access_token: session ? session.accessToken : undefined,
        },
      });
    } catch (error) {
      res.status(error.status || 500).end(error.message);
    }
  },
});

export default routes;
