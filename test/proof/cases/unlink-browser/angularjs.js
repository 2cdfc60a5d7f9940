/* proof: {"form": "AngularJS $http.post", "side": "browser", "does": "unlink", "with": {"angular": "1.8.3"}, "scripts": ["angular"], "other": "samlp|shop|carl@bikes.example/1?2", "page": "<div ng-app='bikes' ng-controller='Account as account'><button id='go' ng-click='account.unlink()'>Unlink</button></div>"} */
angular.module('bikes', []).controller('Account', ['$http', function ($http) {
  this.unlink = function () {
    $http.post('https://shop.eu.auth0.com/unlink', {
      access_token: localStorage.getItem('access_token'),
      user_id: localStorage.getItem('linked_user_id')
    }).then(function () {
      console.log('done');
    }, function (response) {
      console.error('failed', response.status);
    });
  };
}]);
