/* proof: {"form": "undici.request", "side": "server", "does": "unlink", "with": {"undici": "7.30.2"}, "other": "samlp|shop|carl@bikes.example/1?2"} */
import { request } from 'undici';

const { statusCode } = await request('https://shop.eu.auth0.com/unlink', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ access_token: process.env.ACCESS_TOKEN, user_id: process.env.LINKED_USER_ID }),
});
if (statusCode === 200) {
  console.log('done');
} else {
  console.error('failed', statusCode);
}
