// options: {"packages": {"express": "^4.17.0", "express-session": "^1.17.0"}}
const settings = require('./settings');

// A module of a server, which has no page and no request.
function addressFor(account, connection) {
  // refused: the rewrite needs a session of the server (`req.session`), which this code doesn't use
  return `https://garden.eu.auth0.com/authorize?response_type=code&client_id=GARDEN&redirect_uri=${settings.callback}&connection=${connection}&access_token=${account.accessToken}`;
}

module.exports = { addressFor };
