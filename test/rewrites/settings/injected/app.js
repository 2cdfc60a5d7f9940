angular.module('garden', ['auth0.auth0']).config(function (angularAuth0Provider) {
  angularAuth0Provider.init({
    clientID: 'GARDEN',
    domain: 'garden.eu.auth0.com',
    responseType: 'token id_token',
    redirectUri: 'https://garden.example/callback',
    scope: 'openid email',
  });
});
