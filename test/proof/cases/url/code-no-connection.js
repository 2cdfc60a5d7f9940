/* proof: {"form": "URL in a template, code flow, no connection named", "side": "browser", "does": "link", "with": {}, "callback": true, "failures": ["403", "409", "cancelled login"]} */
const DOMAIN = 'shop.eu.auth0.com';

document.getElementById('go').addEventListener('click', () => {
  location.assign(
    `https://${DOMAIN}/authorize?response_type=code&client_id=bikes-web&scope=openid&redirect_uri=https://bikes.example/callback&access_token=${localStorage.getItem('access_token')}`,
  );
});
