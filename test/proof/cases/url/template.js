/* proof: {"form": "URL in a template, location.href", "side": "browser", "does": "link", "with": {}, "legacyClient": true, "failures": ["403", "409", "cancelled login"], "fill": {"*": [["if (location.hash.includes('id_token=')) console.log('done');", ""], ["console.error(error);", "console.error('failed', error.message);"], ["window.location.reload();", "console.log('done');"]]}} */
const DOMAIN = 'shop.eu.auth0.com';

document.getElementById('go').addEventListener('click', () => {
  const token = localStorage.getItem('access_token');
  location.href = `https://${DOMAIN}/authorize?response_type=token&client_id=bikes-spa&connection=google-oauth2&redirect_uri=https://bikes.example/callback&scope=openid%20email&access_token=${token}`;
});

if (location.hash.includes('id_token=')) console.log('done');
