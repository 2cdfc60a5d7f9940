angular.module('mill', ['auth0', 'angular-storage']).controller('DoorCtrl', function ($scope, $http, auth, store) {
  // The stored token outlives the session of `auth`.
  $scope.login = function () {
    var token = store.get('accessToken');
    auth.signin(token ? { connection: 'github', authParams: { access_token: token } } : { connection: 'github' }, function (profile, idToken, accessToken) {
      store.set('profile', profile);
      store.set('accessToken', accessToken);
    }, $scope.fail);
  };

  $scope.signIn = function () {
    auth.signin({ popup: true, access_token: store.get('own') || store.get('other') }, keep);
  };

  $scope.signInAgain = function (token) {
    if (token && auth.isAuthenticated) {
      auth.signin({ popup: true, access_token: token }, keep);
    } else {
      auth.signin({ popup: true }, keep);
    }
  };

  $scope.link = function () {
    // refused: the callback uses the profile and tokens of `auth`, which has none after a page reload
    auth.signin({ popup: true, access_token: store.get('accessToken') }, keep);
  };

  // A callback that uses none of them is called in any case.
  $scope.linkAnother = function () {
    auth.signin({ popup: true, access_token: store.get('accessToken') }, function () {
      $scope.linked = true;
    });
  };

  function keep(profile, idToken) {
    store.set('profile', profile);
    store.set('idToken', idToken);
  }
});
