// AngularJS injects one client for the whole application.
angular.module('garden').controller('AccountCtrl', [
  '$scope',
  'angularAuth0',
  function ($scope, auth) {
    $scope.connect = function (name) {
      auth.authorize({ connection: name, access_token: $scope.accessToken });
    };
  },
]);
