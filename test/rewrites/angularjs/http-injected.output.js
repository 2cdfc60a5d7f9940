(function () {
  'use strict';

  angular.module('garden').service('accounts', accounts);

  accounts.$inject = ['$location', 'angularAuth0', '$timeout', '$http'];

  function accounts($location, angularAuth0, $timeout, $http) {
    this.link = function (done) {
      // TODO(auth0): Fill in YOUR_DOMAIN.
      // TODO(auth0): Request `localStorage.getItem('access_token')` with audience https://TENANT/api/v2/ and scope
      //   update:current_user_identities.
      // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
      // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
      angularAuth0.popup.authorize({
        connection: 'google-oauth2',
        responseType: 'token id_token',
        scope: 'openid email',
        prompt: 'login'
      }, linkingHttpCallback($http, 'YOUR_DOMAIN', localStorage.getItem('access_token'), function (error) {
        $timeout(function () { done(error); });
      }));
    };
  }

  angular.module('garden').factory('links', [
    'angularAuth0',
    '$timeout',
    '$http',
    function (angularAuth0, $timeout, $http) {
      return function (done) {
        // TODO(auth0): Fill in YOUR_DOMAIN.
        // TODO(auth0): Request `localStorage.getItem('access_token')` with audience https://TENANT/api/v2/ and scope
        //   update:current_user_identities.
        // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
        // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
        angularAuth0.popup.authorize({
          connection: 'github',
          scope: 'openid email',
          responseType: 'token id_token',
          prompt: 'login'
        }, linkingHttpCallback($http, 'YOUR_DOMAIN', localStorage.getItem('access_token'), function (error) {
          $timeout(function () { done(error); });
        }));
      };
    }
  ]);

  angular.module('garden').controller('Short', function (angularAuth0, $scope, $http) {
    $scope.link = function () {
      // TODO(auth0): Fill in YOUR_DOMAIN.
      // TODO(auth0): Request `localStorage.getItem('access_token')` with audience https://TENANT/api/v2/ and scope
      //   update:current_user_identities.
      // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
      // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
      angularAuth0.popup.authorize({
        connection: 'github',
        scope: 'openid email',
        responseType: 'token id_token',
        prompt: 'login'
      }, linkingHttpCallback($http, 'YOUR_DOMAIN', localStorage.getItem('access_token'), function (error) {
        $scope.error = error;
      }));
    };
  });

  // Returns the error of a failed link with the properties of auth0.js's own errors, which callbacks show.
  function auth0LinkFailure(failure) {
    var reason = failure.description || (failure.data || failure).message || failure.code || 'no response from Auth0';
    var code = 'account_linking_failed';
    return { error: code, errorDescription: reason, code: code, description: reason };
  }

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
})();
