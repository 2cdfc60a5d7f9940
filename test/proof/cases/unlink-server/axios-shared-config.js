/* proof: {"form": "axios.post, shared options", "side": "server", "does": "unlink", "with": {"axios": "1.21.1"}, "other": "samlp|shop|carl@bikes.example/1?2"} */
const axios = require('axios');

const domain = 'shop.eu.auth0.com';
const config = { timeout: 5000, headers: { 'Content-Type': 'application/json' } };

async function unlinkAccount(accessToken, linkedUserId) {
  const credentials = { access_token: accessToken };
  await axios.post(`https://${domain}/unlink`, { ...credentials, user_id: linkedUserId }, config);
}

unlinkAccount(process.env.ACCESS_TOKEN, process.env.LINKED_USER_ID).then(
  () => console.log('done'),
  (error) => console.error('failed', error.message),
);
