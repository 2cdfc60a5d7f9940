import axios from 'axios';
import config from './config.js';

/** Takes an account away from the one that the token belongs to. */
export async function disconnect(accessToken, userId) {
  await axios({
    method: 'post',
    baseURL: config.auth.issuerBaseURL,
    url: '/unlink',
    data: { access_token: accessToken, user_id: userId },
  });
}
