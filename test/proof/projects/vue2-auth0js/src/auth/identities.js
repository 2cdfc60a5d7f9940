import axios from 'axios';
import { accessToken } from './auth';
import config from './config';

/** Takes an account away from the user. */
export function disconnect(userId) {
  return axios.post(`https://${config.domain}/unlink`, {
    access_token: accessToken(),
    user_id: userId,
  });
}
