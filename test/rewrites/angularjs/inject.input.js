// What AngularJS does not inject yet is requested where the names of the services are.
angular.module('orchard', ['auth0']).controller('LinkCtrl', function (auth, $location) {
  this.link = function (connection) {
    auth.signin({ popup: true, connection: connection, access_token: auth.accessToken }, function () {
      $location.path('/account');
    });
  };
  this.linkGithub = function () {
    auth.signin({ popup: true, connection: 'github', access_token: auth.accessToken }, this.show);
  };
});

angular.module('orchard').service('linking', ['auth', 'store', function (login, store) {
  this.add = function () {
    login.signin({ authParams: { access_token: login.accessToken } }, function () {
      store.set('linked', true);
    });
  };
}]);

angular.module('orchard').controller('ByName', ByName);

ByName.$inject = ['auth'];
function ByName(auth) {
  this.link = function () {
    auth.signin({ access_token: auth.accessToken }, null, report);
  };
}

angular.module('orchard').service('popups', function (angularAuth0) {
  this.link = function (token) {
    angularAuth0.popup.authorize({ connection: 'github', accessToken: token }, report);
  };
});
