import { HTTP } from 'meteor/http';
import { Meteor } from 'meteor/meteor';

Meteor.methods({
  unlinkAccount(userId) {
    // TODO(auth0): Request `Meteor.user().services.auth0.accessToken` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    const primaryAccessToken = Meteor.user().services.auth0.accessToken;
    const identityPath = auth0IdentityPath(primaryAccessToken, userId);
    const result = HTTP.del(`https://orchard.auth0.com${identityPath}`, {
      headers: { Authorization: `Bearer ${primaryAccessToken}` },
    });
    return result.statusCode === 200;
  },
  unlinkCall(userId) {
    // TODO(auth0): Request `Meteor.user().services.auth0.accessToken` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    const auth0AccessToken = Meteor.user().services.auth0.accessToken;
    HTTP.call('DELETE', `https://orchard.auth0.com${auth0IdentityPath(auth0AccessToken, userId)}`, {
      headers: { Authorization: `Bearer ${auth0AccessToken}` },
    });
  },
});

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token) {
  const payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  let bits = '';
  payload.replace(/[\w-]/g, (letter) => {
    bits += ('00000' + alphabet.indexOf(letter).toString(2)).slice(-6);
    return '';
  });
  const escaped = (bits.match(/[01]{8}/g) || []).map((byte) => '%' + ('0' + parseInt(byte, 2).toString(16)).slice(-2));
  return JSON.parse(decodeURIComponent(escaped.join('')));
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
