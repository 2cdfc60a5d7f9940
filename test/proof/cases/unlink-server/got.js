/* proof: {"form": "got.post", "side": "server", "does": "unlink", "with": {"got": "11.8.6"}, "other": "samlp|shop|carl@bikes.example/1?2"} */
const got = require('got');

const domain = 'shop.eu.auth0.com';

async function unlinkAccount(accessToken, linkedUserId) {
  await got.post(`https://${domain}/unlink`, {
    json: { access_token: accessToken, user_id: linkedUserId },
    retry: 0,
  });
}

unlinkAccount(process.env.ACCESS_TOKEN, process.env.LINKED_USER_ID).then(
  () => console.log('done'),
  (error) => console.error('failed', error.message),
);
