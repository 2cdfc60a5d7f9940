// options: {"packages": {"express": "^4.18.0", "cookie-session": "^2.0.0", "passport": "^0.6.0", "passport-openidconnect": "^0.1.1"}}
const { tenant, clientId, site } = require('../settings');

exports.list = (req, res) => {
  res.render('accounts', { user: req.user });
};

exports.connect = (req, res) => {
  const params = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: site + '/signed-in',
    connection: req.params.connection,
    access_token: req.user.accessToken,
  });
  res.redirect(`https://${tenant}.eu.auth0.com/authorize?${params}`);
};
