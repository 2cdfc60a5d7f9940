var unirest = require('unirest');

exports.unlink = function (token, id, done) {
  unirest.post('https://orchard.auth0.com/unlink')
    .headers({ 'Accept': 'application/json', 'Content-Type': 'application/json' })
    .send({ access_token: token, user_id: id })
    .end(function (response) {
      done(response.error);
    });
};
