const webAuth = new auth0.WebAuth({ domain: 'garden.eu.auth0.com', clientID: 'CLIENT', responseType: 'token' });

function login(token) {
  var options = { connection: 'github' };
  if (token) options.access_token = token;
  webAuth.authorize(options);
}

function loginOrLink(user) {
  var options = {};
  if (user) {
    options.access_token = user.token;
  }
  webAuth.authorize(options);
}

function linkByPopup(token) {
  var options = {};
  options.access_token = token;
  webAuth.popup.authorize(options, function (error) {
    if (error) showError(error);
  });
}

function openLogin(token) {
  webAuth.authorize({ access_token: token || undefined });
}

webAuth.parseHash(function (error, result) {
  if (error) return showError(error);
  startSession(result);
});
