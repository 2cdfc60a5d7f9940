(function () {
  angular.module('garden').factory('accounts', function ($http, auth) {
    return {
      unlink: function (user) {
        // TODO(auth0): Request `auth.accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
        // TODO(auth0): Check that `user.user_id` is the linked account's id. The primary account can't be removed.
        // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
        // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
        return $http({ method: 'DELETE', url: 'https://garden.eu.auth0.com' + auth0IdentityPath(auth.accessToken, user.user_id), headers: { Authorization: 'Bearer ' + auth.accessToken } });
      },
      unlinkShort: function (id) {
        // TODO(auth0): Request `auth.accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
        // TODO(auth0): Check code that reads the response: it now lists the remaining identities.
        // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/unlink-user-accounts
        return $http.delete('https://garden.eu.auth0.com' + auth0IdentityPath(auth.accessToken, id), { headers: { Authorization: 'Bearer ' + auth.accessToken } });
      }
    };
  });

  // What a JWT says. It is not verified here: Auth0 does that where the token is sent to.
  function auth0Claims(token) {
    var payload = String(token).split('.')[1];
    if (!payload) {
      throw new Error('This token is no JWT: request it for the audience of the Management API');
    }
    var base64 = payload.replace(/-/g, '+').replace(/_/g, '/');
    return JSON.parse(decodeURIComponent(escape(atob(base64))));
  }

  // Where the Management API has a linked identity. What follows the first pipe of a user id is the id in there.
  // Nothing is thrown: Auth0 refuses a token that is no JWT, and its answer is handled as any other.
  function auth0IdentityPath(accessToken, linkedUserId) {
    var id = String(linkedUserId);
    var separator = id.indexOf('|');
    var primary;
    try {
      primary = auth0Claims(accessToken).sub;
    } catch (error) {
      console.error(error);
    }
    return '/api/v2/users/' + encodeURIComponent(String(primary)) + '/identities/' +
      encodeURIComponent(id.slice(0, separator)) + '/' + encodeURIComponent(id.slice(separator + 1));
  }
})();
