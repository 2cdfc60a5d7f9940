angular.module('garden', ['auth0', 'ngRoute']).controller('LinkCtrl', function ($scope, $http, auth, store) {
  // Up to version 3 the token stands at the top.
  $scope.link = function () {
    // TODO(auth0): Request `auth.accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    linkBySignin(auth, $scope, $http, auth.accessToken, { popup: true, connection: 'facebook' }, onLinked);
  };

  // Since version 4 among the authParams.
  $scope.linkAnother = function (connection) {
    // TODO(auth0): Request `auth.accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    linkBySignin(auth, $scope, $http, auth.accessToken, {
      connection: connection
    }, function (profile, idToken) {
      store.set('profile', profile);
    }, function (error) {
      $scope.message = error.message;
    });
  };

  $scope.linkAny = function () {
    // TODO(auth0): Request `auth.accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Tell the user whether linking worked.
    // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    linkBySignin(auth, $scope, $http, auth.accessToken, { popup: true });
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

// Logs another account in, beside the session of `auth`, links it, and calls back with the user's own profile and tokens.
function linkBySignin(auth, $scope, $http, accessToken, options, onLinked, onError) {
  var client = auth.config.auth0js;
  var ours = { popup: true, prompt: 'login', scope: 'openid email' };
  var login = angular.extend({}, options, options.authParams, ours);
  delete login.authParams;
  function failed(error) {
    if (onError) {
      onError(error);
    } else {
      console.error(error);
    }
  }
  function linked() {
    function done() {
      if (onLinked) {
        onLinked(auth.profile, auth.idToken, auth.accessToken, auth.state, auth.refreshToken);
      }
    }
    if (auth.idToken) {
      auth.getProfile(auth.idToken).then(done, done);
    } else {
      done();
    }
  }
  client.login(login, function (error, profile, idToken) {
    $scope.$evalAsync(function () {
      if (error) {
        failed(error);
        return;
      }
      // Up to version 6 of auth0.js the ID token is the third argument, in version 7 a member of the second.
      var otherToken = idToken || profile.idToken;
      if (auth0Claims(otherToken).email_verified === false) {
        failed(new Error('The other account has not verified its email address'));
        return;
      }
      var primaryUserId = encodeURIComponent(auth0Claims(accessToken).sub);
      $http({
        method: 'POST',
        url: 'https://' + client._domain + '/api/v2/users/' + primaryUserId + '/identities',
        headers: { Authorization: 'Bearer ' + accessToken },
        data: { link_with: otherToken }
      }).then(linked, failed);
    });
  });
}
