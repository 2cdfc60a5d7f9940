(function () {
  'use strict';

  angular.module('club', []).constant('AUTH', {
    domain: 'shop.eu.auth0.com',
    clientId: 'bikes-spa',
  });
})();
