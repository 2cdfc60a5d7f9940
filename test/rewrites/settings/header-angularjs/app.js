angular.module('garden').config(['$httpProvider', function ($httpProvider) {
  $httpProvider.interceptors.push('sessionInterceptor');
}]);
