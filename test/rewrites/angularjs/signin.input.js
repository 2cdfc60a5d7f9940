angular.module('garden', ['auth0', 'ngRoute']).controller('LinkCtrl', function ($scope, $http, auth, store) {
  // Up to version 3 the token stands at the top.
  $scope.link = function () {
    auth.signin({ popup: true, connection: 'facebook', access_token: auth.accessToken }, onLinked);
  };

  // Since version 4 among the authParams.
  $scope.linkAnother = function (connection) {
    auth.signin({
      connection: connection,
      authParams: {
        access_token: auth.accessToken
      }
    }, function (profile, idToken) {
      store.set('profile', profile);
    }, function (error) {
      $scope.message = error.message;
    }, 'Auth0');
  };

  $scope.linkAny = function () {
    auth.signin({ popup: true, access_token: auth.accessToken });
  };
});
