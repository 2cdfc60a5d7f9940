if (Meteor.isServer) {
  Meteor.methods({
    'account.unlink': function (accessToken, userId) {
      this.unblock();
      // TODO(auth0): Request `accessToken` with audience https://TENANT/api/v2/ and scope
      //   update:current_user_identities.
      // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
      // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
      var identityPath = auth0IdentityPath(accessToken, userId);
      return HTTP.del('https://' + Meteor.settings.auth0Domain + identityPath, {
        headers: { Authorization: 'Bearer ' + accessToken }
      });
    }
  });
}

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token) {
  var payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  var alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  var bits = '';
  payload.replace(/[\w-]/g, function (letter) {
    bits += ('00000' + alphabet.indexOf(letter).toString(2)).slice(-6);
    return '';
  });
  var escaped = (bits.match(/[01]{8}/g) || []).map(function (byte) {
    return '%' + ('0' + parseInt(byte, 2).toString(16)).slice(-2);
  });
  return JSON.parse(decodeURIComponent(escaped.join('')));
}

// Management API path of a linked identity. Everything after the first "|" is the provider's user id.
// Does not throw: Auth0 rejects an invalid token, and the caller handles that response.
function auth0IdentityPath(accessToken, linkedUserId) {
  var id = String(linkedUserId);
  var separator = id.indexOf('|');
  var primary;
  try {
    primary = auth0Claims(accessToken).sub;
  } catch (error) {
    console.error(error);
  }
  var provider = encodeURIComponent(id.slice(0, separator));
  var userId = encodeURIComponent(id.slice(separator + 1));
  return '/api/v2/users/' + encodeURIComponent(String(primary)) + '/identities/' + provider + '/' + userId;
}
