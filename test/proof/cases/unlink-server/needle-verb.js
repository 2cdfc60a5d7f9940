/* proof: {"form": "needle('post', …)", "side": "server", "does": "unlink", "with": {"needle": "3.5.0"}} */
const needle = require('needle');

async function unlink() {
  const response = await needle('post', 'https://shop.eu.auth0.com/unlink', {
    access_token: process.env.ACCESS_TOKEN,
    user_id: 'google-oauth2|1081',
  });
  if (response.statusCode !== 200) {
    throw new Error(`answered ${response.statusCode}`);
  }
}

unlink().then(() => console.log('done'), (error) => console.error('failed', error.message));
