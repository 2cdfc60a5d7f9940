// refused: errors can't be passed to Express (`next`)
// options: {"packages": {"express-openid-connect": "^2.17.0"}}
class Controller {
  link(req, res) {
    res.oidc.login({ authorizationParams: { access_token: req.oidc.accessToken.access_token } });
  }
}

module.exports = new Controller();
