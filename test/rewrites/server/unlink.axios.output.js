// options: {"packages": {"auth0": "^3.0.0"}}
const axios = require('axios');
const got = require('got');
const { ManagementClient } = require('auth0');

const domain = process.env.AUTH0_DOMAIN;
const management = new ManagementClient({ domain, clientId: 'M2M', clientSecret: process.env.M2M_SECRET });

exports.unlink = async (req, res) => {
  // TODO(auth0): Request `req.session.accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  await axios.delete(`https://${domain}${auth0IdentityPath(req.session.accessToken, req.body.linked)}`, { headers: { Authorization: `Bearer ${req.session.accessToken}` } });
  res.sendStatus(204);
};

exports.chained = (req, res, next) => {
  // TODO(auth0): Auth0 dashboard: grant the application of `management` only the scope update:users. Keep its secret on the server.
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
  const { data } = await got.delete(`https://${domain}${auth0IdentityPath(token, id)}`, { headers: { Authorization: `Bearer ${token}` } });
  return data;
};

// What a JWT says. It is not verified here: Auth0 does that where the token is sent to.
function auth0Claims(token) {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('This token is no JWT: request it for the audience of the Management API');
  }
  return JSON.parse(Buffer.from(payload, 'base64').toString());
}

// Where the Management API has a linked identity. What follows the first pipe of a user id is the id in there.
// Nothing is thrown: Auth0 refuses a token that is no JWT, and its answer is handled as any other.
function auth0IdentityPath(accessToken, linkedUserId) {
  const id = String(linkedUserId);
  const separator = id.indexOf('|');
  let primary;
  try {
    primary = auth0Claims(accessToken).sub;
  } catch (error) {
    console.error(error);
  }
  return `/api/v2/users/${encodeURIComponent(String(primary))}/identities/${encodeURIComponent(id.slice(0, separator))}/${encodeURIComponent(id.slice(separator + 1))}`;
}

// What Auth0 answers; all but success is an error.
function askAuth0(url, token, body) {
  const headers = { 'Content-Type': 'application/json' };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  const method = body ? 'POST' : 'GET';
  return fetch(url, { method, headers, body: body && JSON.stringify(body) }).then((response) => {
    if (response.ok) {
      return response.json();
    }
    return response.text().then((text) => {
      throw new Error(`Auth0 answered ${response.status}: ${text}`);
    });
  });
}

// Whose an access token is, as Auth0 says: unlike what stands in a token, that cannot be forged.
function auth0UserId(domain, accessToken) {
  return askAuth0(`https://${domain}/userinfo`, accessToken).then((profile) => profile.sub || profile.user_id);
}

// Takes a linked account away from the one that owns the access token, by this server's own right (update:users).
function unlinkAuth0Identity(management, domain, accessToken, linkedUserId) {
  const separator = linkedUserId.indexOf('|');
  const provider = linkedUserId.slice(0, separator);
  const userId = linkedUserId.slice(separator + 1);
  return auth0UserId(domain, accessToken).then((primaryUserId) => {
    return management.unlinkUsers({
      id: encodeURIComponent(primaryUserId),
      provider: encodeURIComponent(provider),
      user_id: encodeURIComponent(userId)
    });
  });
}
