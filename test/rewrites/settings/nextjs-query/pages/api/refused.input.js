// options: {"packages": {"@auth0/nextjs-auth0": "^1.9.0"}}
import { getAccessToken, handleAuth, handleLogin } from '@auth0/nextjs-auth0';

// Something else changes the options.
export const one = handleAuth({
  // refused: the same call also signs in users without a token, and Relink can't separate these two logins
  async login(req, res) {
    const parameters = {};
    if (req.query.add) {
      const { accessToken } = await getAccessToken(req, res);
      parameters.connection = req.query.add;
      parameters.access_token = accessToken;
    }
    parameters.login_hint = req.query.hint;
    await handleLogin(req, res, { authorizationParams: parameters });
  },
});

// Something happens between them.
export const two = handleAuth({
  // refused: the same call also signs in users without a token, and Relink can't separate these two logins
  async login(req, res) {
    const parameters = {};
    if (req.query.add) {
      const { accessToken } = await getAccessToken(req, res);
      parameters.connection = req.query.add;
      parameters.access_token = accessToken;
    }
    await recordVisit(req);
    await handleLogin(req, res, { authorizationParams: parameters });
  },
});

export const three = handleAuth({
  // refused: the login already sets `acr_values`
  async login(req, res) {
    const options = {};
    if (req.query.add) {
      const { accessToken } = await getAccessToken(req, res);
      options.authorizationParams = { acr_values: 'mfa', access_token: accessToken };
    }
    await handleLogin(req, res, options);
  },
});

export const four = handleAuth({
  // refused: the same call also signs in users without a token, and Relink can't separate these two logins
  async login(req, res) {
    const options = {};
    if (req.query.add) {
      const { accessToken } = await getAccessToken(req, res);
      options.authorizationParams = { access_token: accessToken };
      console.log(options);
    }
    await handleLogin(req, res, options);
  },
});
