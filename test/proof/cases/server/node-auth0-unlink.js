/* proof: {"form": "a file that uses node-auth0", "side": "server", "does": "unlink", "with": {"auth0": ["2.44.1", "3.7.2", "4.37.1", "5.14.1", "6.4.0", "7.1.0"]}, "other": "samlp|shop|carl@bikes.example/1?2"} */
const { ManagementClient } = require('auth0');

const management = new ManagementClient({
  domain: 'shop.eu.auth0.com',
  clientId: process.env.AUTH0_CLIENT_ID,
  clientSecret: process.env.AUTH0_CLIENT_SECRET,
});

async function unlinkAccount(accessToken, linkedUserId) {
  const response = await fetch('https://shop.eu.auth0.com/unlink', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ access_token: accessToken, user_id: linkedUserId }),
  });
  if (!response.ok) throw new Error(`answered ${response.status}`);
}

unlinkAccount(process.env.ACCESS_TOKEN, process.env.LINKED_USER_ID).then(
  () => console.log('done', typeof management.users),
  (error) => console.error('failed', error.message),
);
