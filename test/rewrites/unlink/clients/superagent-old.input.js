// options: {"packages": {"superagent": "^0.18.0"}}
var agent = require('superagent');

exports.unlink = function (token, id, done) {
  agent.post('https://orchard.auth0.com/unlink').send({ access_token: token, user_id: id }).end(done);
};
