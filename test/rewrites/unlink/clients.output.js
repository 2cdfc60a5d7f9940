const axios = require('axios');
const request = require('request');
const got = require('got');
const superagent = require('superagent');
const needle = require('needle');
const https = require('https');
const { request: undici } = require('undici');

const BASE = 'https://garden.eu.auth0.com';
const api = axios.create({ baseURL: BASE });

// TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
// TODO(auth0): Check code that reads the response: it now lists the remaining identities.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
exports.byFetch = (token, id) =>
  fetch(`${BASE}${auth0IdentityPath(token, id)}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${token}` },
  });

exports.byAxios = async (session, id) => {
  // TODO(auth0): Request `session.token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  const identityPath = auth0IdentityPath(session.token, id);
  const { data } = await axios.delete(BASE + identityPath, {
    timeout: 500,
    headers: { Authorization: `Bearer ${session.token}` },
  });
  // TODO(auth0): Request `session.token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  await api.delete(auth0IdentityPath(session.token, 'samlp|garden|a@b.c'), {
    headers: { Authorization: `Bearer ${session.token}` },
  });
  // TODO(auth0): Request `session.token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  await axios({
    method: 'delete',
    url: BASE + auth0IdentityPath(session.token, id),
    headers: { 'X-Garden': '1', Authorization: `Bearer ${session.token}` },
  });
  return data;
};

exports.byRequest = (token, id, done) => {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  request.del({ url: BASE + auth0IdentityPath(token, id), headers: { Authorization: `Bearer ${token}` } }, done);
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  request(
    {
      method: 'DELETE',
      uri: BASE + auth0IdentityPath(token, id),
      json: true,
      headers: { Authorization: `Bearer ${token}` },
    },
    done
  );
};

// TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
// TODO(auth0): Check code that reads the response: it now lists the remaining identities.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
exports.byGot = (token, id) => got.delete(`${BASE}${auth0IdentityPath(token, id)}`, {
  headers: { Authorization: `Bearer ${token}` },
  retry: 0,
});

// TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
// TODO(auth0): Check code that reads the response: it now lists the remaining identities.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
exports.bySuperagent = (token, id) =>
  superagent
    .delete(`${BASE}${auth0IdentityPath(token, id)}`)
    .set('Authorization', `Bearer ${token}`)
    .set('X-Garden', '1');

exports.byNeedle = (token, id, done) => {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  needle.delete(BASE + auth0IdentityPath(token, id), null, { headers: { Authorization: `Bearer ${token}` } }, done);
};

// TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
// TODO(auth0): Check code that reads the response: it now lists the remaining identities.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
exports.byUndici = (token, id) =>
  undici(BASE + auth0IdentityPath(token, id), { method: 'DELETE', headers: { Authorization: `Bearer ${token}` } });

exports.byNode = (token, id, onResponse) => {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  const outgoing = https.request(
    {
      hostname: 'garden.eu.auth0.com',
      path: auth0IdentityPath(token, id),
      method: 'DELETE',
      headers: { Authorization: `Bearer ${token}` },
    },
    onResponse,
  );
  outgoing.end();
};

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token) {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  return JSON.parse(Buffer.from(payload, 'base64').toString());
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
