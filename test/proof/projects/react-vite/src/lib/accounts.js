import api from './api';
import { auth } from '../config';

/** Takes an account away from the one that the token belongs to. */
export async function disconnect(accessToken, userId) {
  await api.post(`https://${auth.domain}/unlink`, { access_token: accessToken, user_id: userId });
}
