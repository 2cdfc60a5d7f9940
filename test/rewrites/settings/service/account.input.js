// options: {"packages": {"angular-lock": "^3.1.0", "auth0-lock": "^11.30.0"}}
angular.module('garden').controller('Account', [
  'lock',
  function (lock) {
    this.link = function (token) {
      if (token) lock.show({ auth: { params: { access_token: token } } });
    };
  },
]);
