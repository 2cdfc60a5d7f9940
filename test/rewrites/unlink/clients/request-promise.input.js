const rp = require('request-promise');

module.exports = async function unlink(req, res) {
  await rp({
    method: 'POST',
    uri: 'https://orchard.auth0.com/unlink',
    body: { access_token: req.session.accessToken, user_id: req.body.identity },
    json: true
  });
  res.redirect('/account');
};
