angular.module('garden', ['auth0', 'ngRoute']).controller('LinkCtrl', function ($scope, $http, auth, store) {
  // Up to version 3 the token stands at the top.
  $scope.link = function () {
    // TODO(auth0): Request `auth.accessToken` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    linkBySignin(auth, $scope, $http, auth.accessToken, { popup: true, connection: 'facebook' }, onLinked);
  };

  // Since version 4 among the authParams.
  $scope.linkAnother = function (connection) {
    // TODO(auth0): Request `auth.accessToken` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
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
    // TODO(auth0): Request `auth.accessToken` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Tell the user whether linking worked.
    // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    linkBySignin(auth, $scope, $http, auth.accessToken, { popup: true });
  };
});

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

// Returns the URL-encoded id of the user to link to.
// Throws if the second account's email address is not verified, because anyone can sign up with it.
function auth0LinkOwner(accessToken, idToken) {
  if (auth0Claims(idToken).email_verified === false) {
    throw new Error("The second account's email address is not verified");
  }
  return encodeURIComponent(auth0Claims(accessToken).sub);
}

// Links the account of an ID token to the account that owns the access token, with AngularJS's $http.
function linkByHttp($http, domain, accessToken, idToken, onLinked, onError) {
  var url;
  try {
    url = 'https://' + domain + '/api/v2/users/' + auth0LinkOwner(accessToken, idToken) + '/identities';
  } catch (error) {
    onError(error);
    return;
  }
  $http({
    method: 'POST',
    url: url,
    headers: { Authorization: 'Bearer ' + accessToken },
    data: { link_with: idToken }
  }).then(function () {
    onLinked();
  }, onError);
}

// Signs in a second account in a popup, calls `link`, and then `onLinked` with the user's own profile and tokens.
function signInToLink(auth, $scope, accessToken, options, link, onLinked, onError) {
  var client = auth.config.auth0js;
  var forLinking = { popup: true, prompt: 'login', scope: 'openid email' };
  var login = angular.extend({}, options, options.authParams, forLinking);
  delete login.authParams;
  var failed = function (error) {
    if (onError) {
      onError(error);
    } else {
      console.error(error);
    }
  };
  var done = function () {
    if (onLinked) {
      // A session that was restored may lack its access token.
      onLinked(auth.profile, auth.idToken, auth.accessToken || accessToken, auth.state, auth.refreshToken);
    }
  };
  var linked = function () {
    if (auth.idToken) {
      auth.getProfile(auth.idToken).then(done, done);
    } else {
      done();
    }
  };
  client.login(login, function (error, profile, idToken) {
    // auth0.js runs outside AngularJS.
    $scope.$evalAsync(function () {
      if (error) {
        failed(error);
      } else {
        // auth0.js 7 passes one result, which holds the ID token.
        link(client._domain, idToken || profile.idToken, linked, failed);
      }
    });
  });
}

// Signs in a second account next to the session of `auth` and links it with $http.
function linkBySignin(auth, $scope, $http, accessToken, options, onLinked, onError) {
  var link = function (domain, idToken, linked, failed) {
    linkByHttp($http, domain, accessToken, idToken, linked, failed);
  };
  signInToLink(auth, $scope, accessToken, options, link, onLinked, onError);
}
