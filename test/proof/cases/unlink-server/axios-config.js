/* proof: {"form": "axios({method, url, data})", "side": "server", "does": "unlink", "with": {"axios": "1.21.1"}} */
import axios from 'axios';

const BASE = 'https://shop.eu.auth0.com';

try {
  const { status } = await axios({
    method: 'post',
    url: `${BASE}/login/unlink`,
    data: {
      access_token: process.env.ACCESS_TOKEN,
      // Bob's login at Google
      user_id: 'google-oauth2|1081',
    },
  });
  console.log('done', status);
} catch (error) {
  console.error('failed', error.message);
}
