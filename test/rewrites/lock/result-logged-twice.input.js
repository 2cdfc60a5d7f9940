function addAccount() {
  const own = new Auth0Lock('MEADOW', 'meadow.eu.auth0.com', {
    auth: { redirect: false, params: { access_token: localStorage.getItem('access_token') } },
  });
  own.on('authenticated', function (result) {
    console.log(result, result);
    if (window.debug) console.log(result);
    console.log('added', result, new Date());
    own.hide();
  });
  own.show();
}
