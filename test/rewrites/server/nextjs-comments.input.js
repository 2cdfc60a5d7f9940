import { getSession, handleAuth, handleLogin } from '@auth0/nextjs-auth0';

export default handleAuth({
  async login(req, res) {
    const session = await getSession(req, res);

    return handleLogin(req, res, {
      authorizationParams: {
        audience: 'https://api.shop.example',
        // whoever is signed in
        // adds an account
        ...(session?.accessToken && { access_token: session.accessToken }),
      },
    });
  },
  async start(req, res) {
    const session = await getSession(req, res);
    await handleLogin(req, res, {
      authorizationParams: {
        // adds an account
        ...(session && session.accessToken ? { access_token: session.accessToken } : {}),
      },
    });
  },
  async signin(req, res) {
    const session = await getSession(req, res);
    await handleLogin(req, res, {
      returnTo: '/',
      authorizationParams: {
        /* of the user */
        access_token: session?.accessToken,
      },
    });
  },
});
