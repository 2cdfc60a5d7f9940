// options: {"packages": {"@auth0/nextjs-auth0": "^3.2.0"}}
import { getSession, handleAuth, handleLogin } from '@auth0/nextjs-auth0';

export default handleAuth({
  login: async (req, res) => {
    const session = await getSession(req, res);
    await handleLogin({ authorizationParams: { connection: 'github', access_token: session?.accessToken } })(req, res);
  },
});
