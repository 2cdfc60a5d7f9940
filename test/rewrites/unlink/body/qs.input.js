import axios from 'axios';
import qs from 'qs';

export const unlink = (token, userId) =>
  axios.post('https://orchard.auth0.com/unlink', qs.stringify({ access_token: token, user_id: userId }), {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
