var lock = new Auth0Lock('garden-app', 'garden.eu.auth0.com');

$('.btn-anmelden').click(function () {
  lock.show({ authParams: { scope: 'openid' } }, function (error, profile, token) {
    if (!error) localStorage.setItem('token', token);
  });
});

$('.btn-verbinden').click(function () {
  lock.show({ authParams: { access_token: localStorage.getItem('access_token') } }, function () {
    $('.verbunden').show();
  });
});
