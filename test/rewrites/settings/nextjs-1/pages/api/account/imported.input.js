// options: {"packages": {"@auth0/nextjs-auth0": "^1.9.0", "next": "12.1.6"}}
import { withApiAuthRequired, getAccessToken, handleLogin } from "@auth0/nextjs-auth0";

export default withApiAuthRequired(async function link(req, res) {
  const { accessToken } = await getAccessToken(req, res);
  await handleLogin(req, res, {
    authorizationParams: {
      access_token: accessToken,
    },
    returnTo: "/account",
  });
});
