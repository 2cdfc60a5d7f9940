var lock = new Auth0Lock('garden-app', 'garden.eu.auth0.com');

$('.oben').click(function () {
  lock.show({ authParams: { access_token: localStorage.getItem('access_token') } }, function (error, profile) { showGarden(profile); });
});

$('.unten').click(function () {
  lock.show({ authParams: { access_token: localStorage.getItem('access_token') } }, function (error, profile) { showGarden(profile); });
});
