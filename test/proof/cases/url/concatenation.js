/* proof: {"form": "URL put together from strings, window.location", "side": "browser", "does": "link", "with": {}, "legacyClient": true, "failures": ["403", "409"], "guide": "what takes the answer of this login is in the page, and no code: nobody can tell it from an ordinary login"} */
document.getElementById('go').onclick = function () {
  window.location = 'https://shop.eu.auth0.com/authorize' +
    '?response_type=token' +
    '&client_id=bikes-spa' +
    '&access_token=' + localStorage.getItem('access_token') +
    '&connection=google-oauth2' +
    '&scope=openid%20email' +
    '&redirect_uri=' + encodeURIComponent('https://bikes.example/callback');
};

if (/id_token=/.test(location.hash)) console.log('done');
