/* proof: {"form": "ky.post", "side": "server", "does": "unlink", "with": {"ky": "1.14.3"}, "other": "samlp|shop|carl@bikes.example/1?2"} */
import ky from 'ky';

const DOMAIN = 'shop.eu.auth0.com';

export async function unlinkAccount(accessToken, linkedUserId) {
  await ky.post(`https://${DOMAIN}/unlink`, { json: { access_token: accessToken, user_id: linkedUserId }, retry: 0 });
}

try {
  await unlinkAccount(process.env.ACCESS_TOKEN, process.env.LINKED_USER_ID);
  console.log('done');
} catch (error) {
  console.error('failed', error.message);
}
