/* proof: {"form": "URLSearchParams", "side": "browser", "does": "link", "with": {}, "legacyClient": true, "failures": ["403", "409", "cancelled login"], "fill": {"*": [["if (location.hash.includes('id_token=')) console.log('done');", ""], ["console.error(error);", "console.error('failed', error.message);"], ["window.location.reload();", "console.log('done');"]]}} */
document.getElementById('go').addEventListener('click', () => {
  const query = new URLSearchParams({
    response_type: 'token',
    client_id: 'bikes-spa',
    connection: 'google-oauth2',
    scope: 'openid email',
    redirect_uri: 'https://bikes.example/callback',
    access_token: localStorage.getItem('access_token'),
  });
  window.location.assign(`https://shop.eu.auth0.com/authorize?${query}`);
});

if (location.hash.includes('id_token=')) console.log('done');
