import axios from 'axios';
import { currentToken, report } from './session';

const client = axios.create({ baseURL: '/api' });

/** Its header holds the same token as the body of a call. */
async function call(method, path, data, params) {
  const token = currentToken();
  try {
    const response = await client({ method, url: path, data, params, headers: { Authorization: `Bearer ${token}` } });
    return response.data;
  } catch (error) {
    return error;
  }
}

export async function own(id) {
  // TODO(auth0): Request `currentToken()` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  const accessToken = currentToken();
  return await call('delete', `https://garden.eu.auth0.com${auth0IdentityPath(accessToken, id)}`);
}

export async function other(token, id) {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  return await client.delete(`https://garden.eu.auth0.com${auth0IdentityPath(token, id)}`, {
    headers: { Authorization: `Bearer ${token}` }
  }).then((response) => response.data).catch((error) => error);
}

export function plain(token, id) {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  return client.delete(`https://garden.eu.auth0.com${auth0IdentityPath(token, id)}`, {
    headers: { Authorization: `Bearer ${token}` }
  }).then(({ data: answer }) => answer).catch((error) => {
    report(error);
    throw new Error('Not saved');
  });
}

async function late(path, data) {
  try {
    return client.post(path, data);
  } catch (error) {
    report(error);
  }
}

// refused: the request goes through the project's own function, and Relink can't repeat what that function does
export function unseen(token, id) {
  return late('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
}

export class Accounts extends Resource {
  // refused: the request goes through the project's own function, and Relink can't repeat what that function does
  remove = (token, id) => this.post('https://garden.eu.auth0.com/unlink', { access_token: token, user_id: id });
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
