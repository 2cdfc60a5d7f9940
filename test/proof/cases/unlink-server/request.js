/* proof: {"form": "request.post", "side": "server", "does": "unlink", "with": {"request": "2.88.2"}, "other": "samlp|shop|carl@bikes.example/1?2"} */
var request = require('request');

var namespace = 'shop.eu.auth0.com';

function unlinkAccount(accessToken, linkedUserId, callback) {
  request.post({
    url: 'https://' + namespace + '/unlink',
    form: {
      access_token: accessToken,
      user_id: linkedUserId
    }
  }, function (err, response, body) {
    if (err) { return callback(err); }
    if (response.statusCode >= 400) { return callback(new Error(body)); }
    callback(null);
  });
}

unlinkAccount(process.env.ACCESS_TOKEN, process.env.LINKED_USER_ID, function (err) {
  if (err) { return console.error('failed', err.message); }
  console.log('done');
});
