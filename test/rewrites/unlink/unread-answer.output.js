import axios from 'axios';

const domain = 'orchard.auth0.com';

// Only the status of the response matters.
export async function unlinkAndCheck(token, userId) {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  const response = await fetch(`https://${domain}${auth0IdentityPath(token, userId)}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!response.ok) {
    throw new Error(`Unlinking failed: ${response.status}`);
  }
}

// The handlers ignore the response, and the promise has another value.
// TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
// See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
export const unlinkQuietly = (token, userId) =>
  axios
    .delete(`https://${domain}${auth0IdentityPath(token, userId)}`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    .then((response) => history.back())
    .catch((error) => console.log(error));

export function unlinkByEvent(token, userId, done) {
  const xhr = new XMLHttpRequest();
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  xhr.open('DELETE', `https://${domain}${auth0IdentityPath(token, userId)}`);
  xhr.setRequestHeader('Authorization', `Bearer ${token}`);
  xhr.onload = () => {
    if (xhr.status === 200) done();
  };
  xhr.onerror = (event) => console.error(event);
  xhr.send();
}

export function unlinkByJquery(token, userId) {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  $.ajax({
    type: 'DELETE',
    url: `https://${domain}${auth0IdentityPath(token, userId)}`,
    headers: { Authorization: `Bearer ${token}` },
  })
    .done(() => location.reload())
    .fail((xhr) => alert(xhr.responseText));
}

export function unlinkWithReason(token, userId, done) {
  const xhr = new XMLHttpRequest();
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  xhr.open('DELETE', `https://${domain}${auth0IdentityPath(token, userId)}`);
  xhr.setRequestHeader('Authorization', `Bearer ${token}`);
  xhr.onload = () => done(xhr.status === 200 ? null : new Error('Not unlinked: ' + xhr.responseText));
  xhr.send();
}

// The variables hold no function.
export function unlinkByVariables($http, token, userId) {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  const url = `https://orchard.auth0.com${auth0IdentityPath(token, userId)}`;
  $http.delete(url, { headers: { Authorization: `Bearer ${token}` } }).then(() => history.back());
}

// These read it.
export function unlinkBySuccess(token, userId) {
  const options = { type: 'DELETE', headers: { Authorization: `Bearer ${token}` } };
  options.success = (answer) => alert(answer);
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  $.ajax(`https://orchard.auth0.com${auth0IdentityPath(token, userId)}`, options);
}

export async function unlinkAndReturn(token, userId) {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  const response = await fetch(`https://${domain}${auth0IdentityPath(token, userId)}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error('Unlinking failed');
  return response.text();
}

export function unlinkAndShow(token, userId) {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  $.ajax({
    type: 'DELETE',
    url: `https://${domain}${auth0IdentityPath(token, userId)}`,
    headers: { Authorization: `Bearer ${token}` },
    success: function (answer) {
      $('#message').text(answer);
    },
  });
}

export function unlinkByArguments(token, userId, done) {
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  axios.delete(`https://${domain}${auth0IdentityPath(token, userId)}`, {
    headers: { Authorization: `Bearer ${token}` },
  }).then(function () {
    done.apply(null, arguments);
  });
}

export function unlinkAndListen(token, userId, done) {
  const xhr = new XMLHttpRequest();
  // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
  // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
  // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
  xhr.open('DELETE', `https://${domain}${auth0IdentityPath(token, userId)}`);
  xhr.setRequestHeader('Authorization', `Bearer ${token}`);
  xhr.onload = function () {
    done(this.responseText);
  };
  xhr.send();
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
