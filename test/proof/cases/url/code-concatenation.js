/* proof: {"form": "URL put together from strings, code flow", "side": "browser", "does": "link", "with": {}, "callback": true, "failures": ["403", "409", "cancelled login"]} */
document.getElementById('go').onclick = function () {
  window.location = 'https://shop.eu.auth0.com/authorize' +
    '?response_type=code' +
    '&client_id=bikes-web' +
    '&access_token=' + localStorage.getItem('access_token') +
    '&connection=google-oauth2' +
    '&redirect_uri=' + encodeURIComponent('https://bikes.example/callback');
};
