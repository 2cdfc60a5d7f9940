// Another file registers this function, perhaps with a list of names.
module.exports = function (auth, $location) {
  this.link = function () {
    // refused: neither `$scope` nor `$rootScope` is injected, so AngularJS would not notice the result
    auth.signin({ popup: true, access_token: auth.accessToken }, done, failed);
  };
};

// A service per parameter is missing in this list.
angular.module('garden', ['auth0']).controller('Incomplete', ['auth', function (auth, $location) {
  this.link = function () {
    // refused: neither `$scope` nor `$rootScope` is injected, so AngularJS would not notice the result
    auth.signin({ popup: true, access_token: auth.accessToken }, done, failed);
  };
}]);

angular.module('garden').controller('PromiseCtrl', function ($scope, auth) {
  $scope.link = function () {
    // refused: the login's return value is used, a promise in auth0-angular 1
    auth.signin({ popup: true, access_token: auth.accessToken }).then(done, failed);
  };

  $scope.byPassword = function () {
    // refused: Relink doesn't know the option `username`
    auth.signin({ connection: 'db', username: 'a', authParams: { access_token: auth.accessToken } }, done, failed);
  };

  $scope.signUp = function () {
    // refused: this signs up a new account instead of signing in
    auth.signup({ authParams: { access_token: auth.accessToken } }, done, failed);
  };
});
