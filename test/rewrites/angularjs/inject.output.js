// What AngularJS does not inject yet is requested where the names of the services are.
angular.module('orchard', ['auth0']).controller('LinkCtrl', function (auth, $location, $rootScope) {
  this.link = function (connection) {
    // TODO(auth0): Request `auth.accessToken` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    linkBySigninAndFetch(auth, $rootScope, auth.accessToken, { popup: true, connection: connection }, function () {
      $location.path('/account');
    });
  };
  this.linkGithub = function () {
    // TODO(auth0): Request `auth.accessToken` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    linkBySigninAndFetch(auth, $rootScope, auth.accessToken, { popup: true, connection: 'github' }, this.show);
  };
});

angular.module('orchard').service('linking', ['auth', 'store', '$rootScope', function (login, store, $rootScope) {
  this.add = function () {
    // TODO(auth0): Request `login.accessToken` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    if (login.accessToken) {
      linkBySigninAndFetch(login, $rootScope, login.accessToken, {}, function () {
        store.set('linked', true);
      });
    } else {
      login.signin({}, function () {
        store.set('linked', true);
      });
    }
  };
}]);

angular.module('orchard').controller('ByName', ByName);

ByName.$inject = ['auth', '$rootScope'];
function ByName(auth, $rootScope) {
  this.link = function () {
    // TODO(auth0): Request `auth.accessToken` with audience https://TENANT/api/v2/ and scope
    //   update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Tell the user whether linking worked.
    // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    linkBySigninAndFetch(auth, $rootScope, auth.accessToken, {}, null, report);
  };
}

angular.module('orchard').service('popups', function (angularAuth0, $http) {
  this.link = function (token) {
    // TODO(auth0): Fill in YOUR_DOMAIN.
    // TODO(auth0): Request `token` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
    // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
    // TODO(auth0): Complete `onAuth0Link`: tell the user whether linking worked.
    // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
    if (token) {
      angularAuth0.popup.authorize(
        { connection: 'github', responseType: 'token id_token', scope: 'openid email', prompt: 'login' },
        linkingHttpCallback($http, 'YOUR_DOMAIN', token, onAuth0Link)
      );
    } else {
      angularAuth0.popup.authorize({ connection: 'github' }, report);
    }
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

// Links the account of an ID token to the account that owns the access token.
function requestAuth0Link(domain, accessToken, idToken, onLinked, onError) {
  var url;
  try {
    url = 'https://' + domain + '/api/v2/users/' + auth0LinkOwner(accessToken, idToken) + '/identities';
  } catch (error) {
    onError(error);
    return;
  }
  var request = new XMLHttpRequest();
  request.open('POST', url);
  request.setRequestHeader('Content-Type', 'application/json');
  request.setRequestHeader('Authorization', 'Bearer ' + accessToken);
  request.onload = function () {
    if (request.status >= 200 && request.status < 300) {
      onLinked(JSON.parse(request.responseText));
    } else {
      onError(new Error('Account linking failed: ' + request.status + ' ' + request.responseText));
    }
  };
  request.onerror = function () {
    onError(new Error('Account linking failed: no response from Auth0'));
  };
  request.send(JSON.stringify({ link_with: idToken }));
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

// Signs in a second account next to the session of `auth` and links it without $http.
function linkBySigninAndFetch(auth, $scope, accessToken, options, onLinked, onError) {
  var link = function (domain, idToken, linked, failed) {
    requestAuth0Link(
      domain,
      accessToken,
      idToken,
      function () {
        $scope.$evalAsync(linked);
      },
      function (error) {
        $scope.$evalAsync(function () {
          failed(error);
        });
      }
    );
  };
  signInToLink(auth, $scope, accessToken, options, link, onLinked, onError);
}

// Returns the error of a failed link with the properties of auth0.js's own errors, which callbacks show.
function auth0LinkFailure(failure) {
  var reason = failure.description || (failure.data || failure).message || failure.code || 'no response from Auth0';
  var code = 'account_linking_failed';
  return { error: code, errorDescription: reason, code: code, description: reason };
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

// Returns a login callback that links the new account, then calls back. The error is the login's or the link's.
function linkingHttpCallback($http, domain, accessToken, callback) {
  return function (error, result) {
    if (error) {
      callback(error);
      return;
    }
    var linked = function () {
      callback(null, result);
    };
    var fail = function (failure) {
      callback(auth0LinkFailure(failure));
    };
    linkByHttp($http, domain, accessToken, result.idToken, linked, fail);
  };
}

// Runs after linking succeeds or fails.
function onAuth0Link(error) {
  if (error) {
    console.error(error);
  } else {
    window.location.reload();
  }
}
