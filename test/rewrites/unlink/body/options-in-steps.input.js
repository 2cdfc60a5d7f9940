import { getAccessToken } from './auth';

export async function unlink(id) {
  const accessToken = await getAccessToken();
  const requestOptions = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
  requestOptions.body = JSON.stringify({ access_token: accessToken, user_id: id });
  return fetch('https://orchard.auth0.com/unlink', requestOptions);
}
