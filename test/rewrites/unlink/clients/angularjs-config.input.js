(function () {
  angular.module('orchard').service('accounts', accounts);
  function accounts($http, API) {
    return { unlink: unlink };
    function unlink(token, id) {
      var req = {
        method: 'POST',
        url: 'https://orchard.auth0.com/unlink',
        headers: { 'Content-Type': 'application/json' },
        data: { access_token: token, user_id: id }
      };
      return $http(req).then(function (res) { return res.data; });
    }
  }
})();
