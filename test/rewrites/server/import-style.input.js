// options: {"packages": {"@auth0/nextjs-auth0": "^3.5.0", "next": "14.2.2"}}
import {getAccessToken, handleAuth, handleLogin} from '@auth0/nextjs-auth0'

export const GET = handleAuth({
  async connect(req, ctx) {
    const { accessToken } = await getAccessToken();
    return handleLogin(req, ctx, {
      returnTo: "/garden",
      authorizationParams: { connection: "github", access_token: accessToken, screen_hint: "signup" },
    });
  },
});
