class Accounts {
  unlink(userId) {
    // TODO(auth0): Request `this.token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    $.ajax({
      type: 'DELETE',
      url: `https://acme.auth0.com${auth0IdentityPath(this.token, userId)}`,
      headers: { Authorization: `Bearer ${this.token}` },
      success: function () {
        window.location.reload();

        done();
      }
    });
  }

  remove(userId) {
    // TODO(auth0): Request `this.token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    $.ajax({
      type: 'DELETE',
      url: `https://acme.auth0.com${auth0IdentityPath(this.token, userId)}`,
      headers: { Authorization: `Bearer ${this.token}` },
      success: () => {
        refresh();
      },
      dataType: 'json'
    });
  }

  drop(userId) {
    // TODO(auth0): Request `this.token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    $.ajax({
      type: 'DELETE',
      url: `https://acme.auth0.com${auth0IdentityPath(this.token, userId)}`,
      headers: { Authorization: `Bearer ${this.token}` },
      success: (answer) => {
        show(answer);
      }
    });
  }

  text(userId) {
    // TODO(auth0): Request `this.token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    const identityPath = auth0IdentityPath(this.token, userId);
    $.ajax({ type: 'DELETE', url: `https://acme.auth0.com${identityPath}`, headers: {
      Authorization: `Bearer ${this.token}`
    }, success: () => show(`unlinked
${userId}`) });
  }

  settings(userId) {
    // TODO(auth0): Request `this.token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    $.ajax({
      type: 'DELETE',
      url: `https://acme.auth0.com${auth0IdentityPath(this.token, userId)}`,
      headers: { Authorization: `Bearer ${this.token}` }
    });
  }

  plain(id) {
    // theirs
    // TODO(auth0): Request `this.token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
    return $.ajax({
      type: 'DELETE',
      url: `https://acme.auth0.com${auth0IdentityPath(this.token, id)}`,
      headers: { Authorization: `Bearer ${this.token}` }
    });
  }
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
