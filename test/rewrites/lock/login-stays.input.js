var lock = new Auth0Lock('CLIENT', 'garden.eu.auth0.com');

function connectGithub(token) {
  lock.show({ connections: ['github'], authParams: { access_token: token } }, function (error, profile, idToken) {
    if (error) return showError(error);
    localStorage.setItem('id_token', idToken);
    showProfile(profile);
  });
}

$('#btn-login').click(function () {
  lock.showSignin({ authParams: { scope: 'openid', access_token: localStorage.getItem('access_token') } }, onLogin);
});

function signin(user) {
  var options = { connections: ['github'], authParams: { scope: 'openid' } };
  if (user) {
    options.authParams.access_token = user.accessToken;
  }
  lock.show(options, function (error) {
    if (error) showError(error);
  });
}

function open(token) {
  lock.show({ connections: ['github'], authParams: { access_token: token } });
}
