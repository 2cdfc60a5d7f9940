const https = require('https');
const querystring = require('querystring');

function unlink(accessToken, userId, callback) {
  const postData = querystring.stringify({ access_token: accessToken, user_id: userId });
  const options = {
    hostname: 'orchard.auth0.com',
    port: 443,
    path: '/unlink',
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': postData.length,
    },
  };
  const req = https.request(options, (res) => {
    res.on('end', () => callback(null));
    res.resume();
  });
  req.on('error', callback);
  req.write(postData);
  req.end();
}
module.exports = unlink;
