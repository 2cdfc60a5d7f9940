/* proof: {"form": "axios.post beside a ManagementClient", "side": "server", "does": "unlink", "with": {"auth0": ["2.44.1", "3.7.2", "4.37.1", "7.1.0"], "axios": "1.21.1"}, "other": "samlp|shop|carl@bikes.example/1?2", "failures": ["403"]} */
const axios = require('axios');
const { ManagementClient } = require('auth0');

const domain = 'shop.eu.auth0.com';
const management = new ManagementClient({
  domain,
  clientId: process.env.AUTH0_CLIENT_ID,
  clientSecret: process.env.AUTH0_CLIENT_SECRET
});

async function unlinkAccount(accessToken, linkedUserId) {
  await axios.post(`https://${domain}/unlink`, { access_token: accessToken, user_id: linkedUserId });
}

unlinkAccount(process.env.ACCESS_TOKEN, process.env.LINKED_USER_ID).then(
  () => console.log('done'),
  (error) => console.error('failed', error.message)
);
