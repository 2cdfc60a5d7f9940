/* proof: {"form": "URL put together from strings, window.location", "side": "browser", "does": "link", "with": {}, "legacyClient": true, "failures": ["403", "409", "cancelled login"], "fill": {"*": [["if (/id_token=/.test(location.hash)) console.log('done');", ""], ["console.error(error);", "console.error('failed', error.message);"], ["window.location.reload();", "console.log('done');"]]}} */
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
