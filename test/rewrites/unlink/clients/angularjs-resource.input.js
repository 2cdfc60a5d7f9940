// refused: `$resource` of AngularJS would send the token in the URL
angular.module('orchard').factory('Account', function ($resource) {
  return $resource('https://orchard.auth0.com/unlink', {}, { unlink: { method: 'POST' } });
});
