/* proof: {"form": "AngularJS $http({…})", "side": "browser", "does": "unlink", "with": {"angular": "1.8.3"}, "scripts": ["angular"], "page": "<div ng-app='bikes' ng-controller='Account as account'><button id='go' ng-click='account.unlink()'>Unlink</button></div>"} */
angular.module('bikes', []).controller('Account', function ($http) {
  this.unlink = function () {
    return $http({
      method: 'POST',
      url: 'https://shop.eu.auth0.com/unlink',
      data: { access_token: localStorage.getItem('access_token'), user_id: 'google-oauth2|1081' }
    }).then(function () {
      console.log('done');
    }).catch(function (response) {
      console.error('failed', response.status);
    });
  };
});
