// AngularJS injects one client for the whole application.
angular.module('garden').controller('AccountCtrl', [
  '$scope',
  'angularAuth0',
  function ($scope, auth) {
    $scope.connect = function (name) {
      // TODO(auth0): Request `$scope.accessToken` with audience https://TENANT/api/v2/ and scope
      //   update:current_user_identities.
      // TODO(auth0): Auth0 dashboard: sign ID tokens with RS256. Use the same application and domain for both logins.
      // TODO(auth0): Decide if the access token may stay in sessionStorage during the redirect.
      // TODO(auth0): If linking fails, `parseHash` calls back outside of a digest: start one (`$evalAsync`) where the
      //   page shows errors.
      // See https://auth0.com/docs/manage-users/user-accounts/user-account-linking/link-user-accounts
      auth.authorize({ connection: name, prompt: 'login', state: rememberAuth0Link($scope.accessToken) });
    };
  },
]);

// Returns an unguessable `state` for a login.
function newAuth0State() {
  var page = window;
  var source = page.crypto || page.msCrypto;
  return Array.prototype.join.call(source.getRandomValues(new Uint32Array(4)), '-');
}

// Remembers for ten minutes which account to link the next login to, and this page. Only a login with this state is
// linked.
function rememberAuth0Link(accessToken) {
  var state = newAuth0State();
  var page = window.location.href;
  var pending = { state: state, accessToken: accessToken, page: page, until: Date.now() + 600000 };
  sessionStorage.setItem('auth0PendingLink', JSON.stringify(pending));
  return state;
}
