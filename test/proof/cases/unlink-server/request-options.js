/* proof: {"form": "request({method, uri, json})", "side": "server", "does": "unlink", "with": {"request": "2.88.2"}} */
const request = require('request');

const options = {
  method: 'POST',
  uri: 'https://shop.eu.auth0.com/unlink',
  json: { access_token: process.env.ACCESS_TOKEN, user_id: 'google-oauth2|1081' },
};

request(options, (error, response) => {
  if (error || response.statusCode !== 200) console.error('failed', error || response.statusCode);
  else console.log('done');
});
