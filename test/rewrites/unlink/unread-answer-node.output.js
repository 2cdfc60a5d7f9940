// options: {"packages": {"request": "^2.88.0"}}
const https = require('https');
const request = require('request');

// Only the status of the response matters.
exports.unlink = (req, res) => {
  // TODO(auth0): Request `req.user.accessToken` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  const identityPath = auth0IdentityPath(req.user.accessToken, req.params.id);
  const unlinking = https.request(
    {
      hostname: 'orchard.auth0.com',
      path: identityPath,
      method: 'DELETE',
      headers: { Authorization: `Bearer ${req.user.accessToken}` },
    },
    (response) => {
      response.resume();
      response.on('end', () => res.sendStatus(response.statusCode));
    },
  );
  unlinking.on('error', () => res.sendStatus(502));
  unlinking.end();
};

exports.unlinkByRequest = (req, res, next) => {
  // TODO(auth0): Request `req.user.accessToken` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  request.del(
    {
      url: `https://orchard.auth0.com${auth0IdentityPath(req.user.accessToken, req.body.userId)}`,
      json: true,
      headers: { Authorization: `Bearer ${req.user.accessToken}` },
    },
    (error, response) => {
      if (error) return next(error);
      if (response.statusCode !== 200) return next(new Error(response.statusMessage));
      res.sendStatus(204);
    },
  );
};

// These read it.
exports.unlinkAndShow = (req, res) => {
  // TODO(auth0): Request `req.user.accessToken` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  const unlinking = https.request(
    {
      hostname: 'orchard.auth0.com',
      path: auth0IdentityPath(req.user.accessToken, req.params.id),
      method: 'DELETE',
      headers: { Authorization: `Bearer ${req.user.accessToken}` },
    },
    (response) => response.pipe(res),
  );
  unlinking.end();
};

exports.unlinkAndListen = (req, res) => {
  // TODO(auth0): Request `req.user.accessToken` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  const unlinking = https.request({
    hostname: 'orchard.auth0.com',
    path: auth0IdentityPath(req.user.accessToken, req.params.id),
    method: 'DELETE',
    headers: { Authorization: `Bearer ${req.user.accessToken}` },
  });
  unlinking.on('response', (response) => response.pipe(res));
  unlinking.end();
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
