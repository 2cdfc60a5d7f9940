// options: {"packages": {"@auth0/nextjs-auth0": "^1.9.0", "next": "12.1.6"}}
const { getAccessToken, handleLogin } = require("@auth0/nextjs-auth0");

module.exports = async function link(req, res) {
  const { accessToken } = await getAccessToken(req, res);
  await handleLogin(req, res, { authorizationParams: { access_token: accessToken }, returnTo: "/account" });
};
