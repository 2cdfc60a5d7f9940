var webAuth = new auth0.WebAuth({ domain: 'garden.eu.auth0.com', clientID: 'CLIENT', responseType: 'token' });

function link(connection) {
  webAuth.authorize({ connection: connection, access_token: localStorage.getItem('access_token') });
}

webAuth.parseHash(function (error, result) {
  if (error) return showError(error);
  if (result) startSession(result);
});
