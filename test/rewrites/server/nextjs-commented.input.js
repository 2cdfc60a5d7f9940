// options: {"packages": {"@auth0/nextjs-auth0": "^2.2.0", "next": "^13.0.0"}}
import { getSession, handleAuth, handleLogin } from '@auth0/nextjs-auth0';

export default handleAuth({
  async login(req, res) {
    const session = await getSession(req, res);
    await handleLogin(req, res, {
      authorizationParams: {
        // whoever is logged in adds an account
        ...(session?.accessToken && { access_token: session.accessToken }),
      },
    });
  },
});
