// options: {"packages": {"auth0": "^3.0.0"}}
const axios = require('axios');
const got = require('got');
const { ManagementClient } = require('auth0');

const domain = process.env.AUTH0_DOMAIN;
const management = new ManagementClient({ domain, clientId: 'M2M', clientSecret: process.env.M2M_SECRET });

exports.unlink = async (req, res) => {
  // TODO(auth0): Request `req.session.accessToken` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  await axios.delete(`https://${domain}${auth0IdentityPath(req.session.accessToken, req.body.linked)}`, {
    headers: { Authorization: `Bearer ${req.session.accessToken}` }
  });
  res.sendStatus(204);
};

exports.chained = (req, res, next) => {
  // TODO(auth0): Auth0 dashboard: grant the application of `management` only the scope update:users. Keep its secret on
  //   the server.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  unlinkAuth0Identity(management, domain, req.session.accessToken, 'github|1081')
    .then(() => res.sendStatus(204))
    .catch(next);
};

// The answer is read, so that the request stays one.
exports.answered = async (token, id) => {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  const identityPath = auth0IdentityPath(token, id);
  const { data } = await got.delete(`https://${domain}${identityPath}`, {
    headers: { Authorization: `Bearer ${token}` }
  });
  return data;
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

// Splits a user id at the first "|": everything after it is the provider's user id.
function auth0Identity(userId) {
  const separator = userId.indexOf('|');
  return { provider: userId.slice(0, separator), user_id: userId.slice(separator + 1) };
}

// Sends a request to Auth0 and returns the parsed response; any status but success is an error.
// Requires Node 18 or later, which has fetch.
function askAuth0(url, token, body) {
  const headers = { 'Content-Type': 'application/json' };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  const request = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  return fetch(url, request).then((response) => {
    if (response.ok) {
      return response.json();
    }
    return response.text().then((text) => {
      throw new Error(`Auth0 responded with ${response.status}: ${text}`);
    });
  });
}

// The user this access token belongs to, according to Auth0 (/userinfo), which cannot be forged.
function auth0UserId(domain, accessToken) {
  return askAuth0(`https://${domain}/userinfo`, accessToken).then((profile) => profile.sub || profile.user_id);
}

// Unlinks from the owner of the access token, with this server's own credentials (scope update:users).
function unlinkAuth0Identity(management, domain, accessToken, linkedUserId) {
  const identity = auth0Identity(linkedUserId);
  return auth0UserId(domain, accessToken).then((primaryUserId) =>
    management.unlinkUsers({
      id: encodeURIComponent(primaryUserId),
      provider: encodeURIComponent(identity.provider),
      user_id: encodeURIComponent(identity.user_id)
    })
  );
}
