// The provider is set up in another file.
angular.module('garden').controller('Account', ['angularAuth0', '$http', 'lock', function (login, $http, lock) {
  this.add = function (done) {
    login.popup.authorize({ connection: 'github', access_token: localStorage.getItem('token') }, done);
  };
  this.choose = function () {
    lock.show({ auth: { params: { access_token: localStorage.getItem('token') } } });
  };
}]);
