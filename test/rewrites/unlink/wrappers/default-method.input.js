import { API } from './config';
async function sendRequest(path, options = {}) {
  const headers = Object.assign({}, options.headers || {}, { 'Content-type': 'application/json; charset=UTF-8' });
  const response = await fetch(`${path}`, Object.assign({ method: 'POST', credentials: 'same-origin' }, options, { headers }));
  const data = await response.json();
  if (data.error) throw new Error(data.error);
  return data;
}
export const unlink = (t, id) => sendRequest('https://orchard.auth0.com/unlink', { body: JSON.stringify({ access_token: t, user_id: id }) });
