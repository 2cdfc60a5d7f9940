/* proof: {"form": "https.request", "side": "server", "does": "unlink", "with": {}, "other": "samlp|shop|carl@bikes.example/1?2"} */
var https = require('https');

function unlinkAccount(accessToken, linkedUserId, callback) {
  var body = JSON.stringify({ access_token: accessToken, user_id: linkedUserId });
  var req = https.request({
    hostname: 'shop.eu.auth0.com',
    path: '/unlink',
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }
  }, function (res) {
    res.resume();
    callback(res.statusCode === 200 ? null : new Error('answered ' + res.statusCode));
  });
  req.on('error', callback);
  req.end(body);
}

unlinkAccount(process.env.ACCESS_TOKEN, process.env.LINKED_USER_ID, function (err) {
  if (err) { return console.error('failed', err.message); }
  console.log('done');
});
