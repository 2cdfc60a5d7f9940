const p = require('phin');

exports.unlink = (token, id) => p({
  url: 'https://orchard.auth0.com/unlink',
  method: 'POST',
  data: { access_token: token, user_id: id },
});
