(function () {
  'use strict';
  angular.module('orchard').controller('ProfileController', ProfileController);

  ProfileController.$inject = ['$http', 'store'];
  function ProfileController($http, store) {
    var vm = this;
    vm.unlink = unlink;

    function unlink(identity) {
      var params = {
        access_token: store.get('access_token'),
        user_id: identity.provider + '|' + identity.user_id
      };

      return $http.post('https://orchard.auth0.com/unlink', params, { skipAuthorization: true }).then(function (response) {
        vm.profile = response.data;
      });
    }
  }
})();
