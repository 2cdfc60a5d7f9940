// Nothing outside this function can open its Lock.
(function () {
  var lock = new Auth0Lock('scoped-client', 'pages.eu.auth0.com');

  $('#connect').on('click', function () {
    lock.show({ callbackURL: '/signed-in', authParams: { access_token: sessionStorage.getItem('token') } });
  });
})();
