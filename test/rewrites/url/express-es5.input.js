var express = require('express');
var querystring = require('querystring');
var settings = require('./settings');
var router = express.Router();

function connect(req, res) {
  var url = 'https://' + settings.auth0.domain + '/authorize?' + querystring.stringify({
    response_type: 'code',
    client_id: settings.auth0.clientId,
    redirect_uri: settings.site + '/signed-in',
    connection: req.params.connection,
    access_token: req.session.user.token
  });
  res.redirect(url);
}

router.get('/connect/with/:connection', connect);

module.exports = router;
