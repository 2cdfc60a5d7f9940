const axios = require('axios');

exports.unlink = async (req, res) => {
  // TODO(auth0): Request `req.session.passport.user.auth0.accessToken` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  const primaryAccessToken = req.session.passport.user.auth0.accessToken;
  const identityPath = auth0IdentityPath(primaryAccessToken, req.body.linkedAccountId);
  await axios.delete(`https://${process.env.BAKERY_TENANT}${identityPath}`, {
    headers: { Authorization: `Bearer ${primaryAccessToken}` },
  });
  res.redirect('/account');
};

// TODO(auth0): Request `req.session.passport.user.auth0.accessToken` with audience https://TENANT/api/v2/ and scope
//   update:current_user_identities.
// TODO(auth0): Check code that reads the response: it now lists the remaining identities.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
exports.unlinkAgain = (req) =>
  axios.delete(`https://bakery.eu.auth0.com${auth0IdentityPath(req.session.passport.user.auth0.accessToken, req.body.id)}`, {
    headers: { Authorization: `Bearer ${req.session.passport.user.auth0.accessToken}` },
  });

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
