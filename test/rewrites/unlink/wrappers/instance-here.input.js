import axios from 'axios';

const client = axios.create({ timeout: 10000 });
client.interceptors.response.use((response) => response.data);

const send = (url, data) => client.post(url, data);
const sendBare = (url, data) => axios.post(url, data);

export const unlink = (token, id) => send('https://orchard.auth0.com/unlink', { access_token: token, user_id: id });
export const unlinkBare = (token, id) => sendBare('https://orchard.auth0.com/unlink', { access_token: token, user_id: id });

const shop = axios.create();
shop.interceptors.request.use((config) => ({ ...config, headers: { 'X-Shop': '1' } }));

// refused: the request goes through an axios instance whose interceptors would change the new request
const order = (url, data) => shop.post(url, data).then((response) => response.data);
export const unlinkOrder = (token, id) => order('https://orchard.auth0.com/unlink', { access_token: token, user_id: id });

export function unlinkNow(token, id) {
  const now = axios.create({ timeout: 100 });
  // refused: the request goes through an axios instance that is not available here, whose settings a new request would lack
  const call = (url, data) => now.post(url, data);
  return call('https://orchard.auth0.com/unlink', { access_token: token, user_id: id });
}
