angular.module('garden', ['auth0.lock']).config(function (lockProvider) {
  lockProvider.init({
    clientID: '5mTq7YbAxw',
    domain: 'garden.eu.auth0.com',
    options: {
      autoclose: true,
      languageDictionary: {
        title: 'Garden',
      },
      theme: { logo: 'https://garden.example/tulip.png' },
      allowedConnections: connections,
    },
  });
});
