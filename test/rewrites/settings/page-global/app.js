angular.module('bakery', ['auth0.auth0']).config(function (angularAuth0Provider) {
  angularAuth0Provider.init({ clientID: BAKERY_CLIENT, domain: BAKERY_DOMAIN, responseType: 'token id_token', scope: 'openid email' });
});
