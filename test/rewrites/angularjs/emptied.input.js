angular.module('orchard').controller('AccountsCtrl', function ($scope, $http, auth) {
  $scope.link = function () {
    auth.signin({
      authParams: {
        access_token: auth.accessToken
      }
    }, function () {
      $scope.reload();
    });
  };
});
