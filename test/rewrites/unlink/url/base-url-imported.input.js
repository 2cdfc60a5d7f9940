import { auth0 } from './client';

export async function unlink(token, userId) {
  const { status } = await auth0.post('/unlink', { access_token: token, user_id: userId });
  return status === 200;
}
