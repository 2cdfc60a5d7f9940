angular.module('garden', ['auth0.lock']).config(function (lockProvider) {
  lockProvider.init({ clientID: '5mTq7YbAxw', domain: 'garden.eu.auth0.com' });
});
