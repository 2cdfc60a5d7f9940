import axios from 'axios';

const client = axios.create({ timeout: 10000 });
client.interceptors.response.use((response) => response.data);

// TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
// TODO(auth0): Check code that reads the response: it now lists the remaining identities.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
export const unlink = (token, id) => client.delete(`https://orchard.auth0.com${auth0IdentityPath(token, id)}`, {
  headers: { Authorization: `Bearer ${token}` }
});
// TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
// TODO(auth0): Check code that reads the response: it now lists the remaining identities.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
export const unlinkBare = (token, id) => axios.delete(`https://orchard.auth0.com${auth0IdentityPath(token, id)}`, {
  headers: { Authorization: `Bearer ${token}` }
});

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

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token) {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  const bytes = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
  const escaped = bytes.replace(/[\s\S]/g, (byte) => '%' + ('0' + byte.charCodeAt(0).toString(16)).slice(-2));
  return JSON.parse(decodeURIComponent(escaped));
}

// Management API path of a linked identity. Everything after the first "|" is the provider's user id.
// Does not throw: Auth0 rejects an invalid token, and the caller handles that response.
function auth0IdentityPath(accessToken, linkedUserId) {
  const id = String(linkedUserId);
  const separator = id.indexOf('|');
  let primary;
  try {
    primary = auth0Claims(accessToken).sub;
  } catch (error) {
    console.error(error);
  }
  const provider = encodeURIComponent(id.slice(0, separator));
  const userId = encodeURIComponent(id.slice(separator + 1));
  return `/api/v2/users/${encodeURIComponent(String(primary))}/identities/${provider}/${userId}`;
}
