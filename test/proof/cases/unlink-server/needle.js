/* proof: {"form": "needle.post", "side": "server", "does": "unlink", "with": {"needle": "3.5.0"}, "other": "samlp|shop|carl@bikes.example/1?2"} */
const needle = require('needle');

const body = { access_token: process.env.ACCESS_TOKEN, user_id: process.env.LINKED_USER_ID };

needle.post('https://shop.eu.auth0.com/unlink', body, { json: true }, function (error, response) {
  if (error || response.statusCode !== 200) {
    console.error('failed', error || response.statusCode);
  } else {
    console.log('done');
  }
});
