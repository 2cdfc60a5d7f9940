angular.module('garden', ['auth0']).controller('LinkCtrl', function (auth, $location) {
  this.link = function () {
    // refused: neither `$scope` nor `$rootScope` is injected, by which AngularJS would notice the result
    auth.signin({ popup: true, access_token: auth.accessToken }, done, failed);
  };
});

angular.module('garden').controller('PromiseCtrl', function ($scope, auth) {
  $scope.link = function () {
    // refused: what the login returns is used, a promise of auth0-angular 1
    auth.signin({ popup: true, access_token: auth.accessToken }).then(done, failed);
  };

  $scope.byPassword = function () {
    // refused: nothing is known of the option `username`
    auth.signin({ connection: 'db', username: 'a', authParams: { access_token: auth.accessToken } }, done, failed);
  };

  $scope.signUp = function () {
    // refused: it signs a new account up instead of logging one in
    auth.signup({ authParams: { access_token: auth.accessToken } }, done, failed);
  };
});
