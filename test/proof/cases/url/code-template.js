/* proof: {"form": "URL in a template, code flow", "side": "browser", "does": "link", "with": {}, "callback": true, "failures": ["403", "409", "cancelled login"]} */
const DOMAIN = 'shop.eu.auth0.com';

function connect(provider) {
  const token = localStorage.getItem('access_token');
  window.location.href = `https://${DOMAIN}/authorize?response_type=code&client_id=bikes-web&connection=${provider}&redirect_uri=https://bikes.example/callback&access_token=${token}`;
}

document.getElementById('go').addEventListener('click', () => connect('google-oauth2'));
