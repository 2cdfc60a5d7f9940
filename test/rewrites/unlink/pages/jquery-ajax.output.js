function unlinkAccount(secondaryUserId) {
  // TODO(auth0): Request `localStorage.getItem('access_token')` with audience https://TENANT/api/v2/ and scope
  //   update:current_user_identities.
  // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  var identityPath = auth0IdentityPath(localStorage.getItem('access_token'), secondaryUserId);
  var uri = 'https://' + AUTH0_DOMAIN + identityPath;
  return $.ajax({
    type: 'DELETE',
    url: uri,
    headers: { Authorization: 'Bearer ' + localStorage.getItem('access_token') },
    success: function () { window.location.reload(); },
    error: function (xhr) { alert(xhr.responseText); }
  });
}
var AUTH0_DOMAIN = 'orchard.auth0.com';

// Decodes a JWT's payload without verifying it; Auth0 verifies the token when it is used.
function auth0Claims(token) {
  var payload = String(token).split('.')[1];
  if (!payload) {
    throw new Error('Not a JWT. Request the access token with the Management API audience.');
  }
  var bytes = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
  var escaped = bytes.replace(/[\s\S]/g, function (byte) {
    return '%' + ('0' + byte.charCodeAt(0).toString(16)).slice(-2);
  });
  return JSON.parse(decodeURIComponent(escaped));
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
