angular
  .module('mill', ['auth0', 'angular-storage'])
  .run(function ($rootScope, auth, store) {
    $rootScope.$on('$locationChangeStart', function () {
      if (!auth.isAuthenticated && store.get('idToken')) auth.authenticate(store.get('profile'), store.get('idToken'));
    });
  })
  .controller('AccountCtrl', function ($scope, $http, auth, store) {
    $scope.link = function () {
      auth.signin({ popup: true, access_token: store.get('accessToken') }, function (profile) {
        store.set('profile', profile);
      });
    };
  });
