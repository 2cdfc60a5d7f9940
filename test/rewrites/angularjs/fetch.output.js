(function () {
  'use strict';

  angular.module('garden.account', ['auth0']).controller('AccountController', AccountController);

  AccountController.$inject = ['$rootScope', 'auth'];

  function AccountController($rootScope, auth) {
    var vm = this;
    vm.link = link;

    function link(provider) {
      // TODO(auth0): Request `auth.accessToken` with audience https://TENANT/api/v2/ and scope update:current_user_identities.
      // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
      // TODO(auth0): Upgrade to Lock 11+ or auth0.js 9+: database logins of older versions ended on 2018-08-06.
      // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
      linkBySigninAndFetch(auth, $rootScope, auth.accessToken, { popup: true, connection: provider, authParams: { scope: 'openid' } }, function () {
        vm.linked = true;
      }, function (err) {
        vm.error = err;
      });
    }
  }

  // What a JWT says. It is not verified here: Auth0 does that where the token is sent to.
  function auth0Claims(token) {
    var payload = String(token).split('.')[1];
    if (!payload) {
      throw new Error('This token is no JWT: request it for the audience of the Management API');
    }
    var base64 = payload.replace(/-/g, '+').replace(/_/g, '/');
    return JSON.parse(decodeURIComponent(escape(atob(base64))));
  }

  // Links the account that an ID token was issued for to the account that owns the access token.
  function linkAuth0Account(domain, accessToken, idToken) {
    return new Promise(function (resolve) {
      if (auth0Claims(idToken).email_verified === false) {
        throw new Error('The other account has not verified its email address');
      }
      var primaryUserId = encodeURIComponent(auth0Claims(accessToken).sub);
      var request = {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Authorization': 'Bearer ' + accessToken },
        body: JSON.stringify({ link_with: idToken })
      };
      resolve(fetch('https://' + domain + '/api/v2/users/' + primaryUserId + '/identities', request));
    }).then(function (response) {
      if (response.ok) {
        return response.json();
      }
      return response.text().then(function (text) {
        throw new Error('Account linking failed: ' + response.status + ' ' + text);
      });
    });
  }

  // Logs another account in, beside the session of `auth`, links it, and calls back with the user's own profile and tokens.
  function linkBySigninAndFetch(auth, $scope, accessToken, options, onLinked, onError) {
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
        linkAuth0Account(client._domain, accessToken, idToken || profile.idToken).then(function () {
          $scope.$evalAsync(linked);
        }, function (linkError) {
          $scope.$evalAsync(function () {
            failed(linkError);
          });
        });
      });
    });
  }
})();
