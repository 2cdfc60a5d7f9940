// options: {"packages": {"express-openid-connect": "^2.17.0"}}
exports.show = (req, res) => {
  res.json(req.oidc.user);
};

exports.add = (req, res) => {
  res.oidc.login({
    returnTo: '/accounts/books',
    authorizationParams: {
      connection: req.params.connection,
      access_token: req.oidc.accessToken.access_token,
    },
  });
};

exports.join = (req, res, next) => {
  const { access_token } = req.oidc.accessToken;
  res.oidc.login({ returnTo: '/accounts/books', authorizationParams: { connection: 'github', access_token } });
};
