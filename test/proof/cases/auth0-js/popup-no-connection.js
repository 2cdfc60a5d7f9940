/* proof: {"form": "auth0.js 8+: popup.authorize, no connection named", "side": "browser", "does": "link", "with": {"auth0-js": ["9.32.0"]}, "failures": ["403", "409", "closed popup"]} */
import auth0 from 'auth0-js';

const webAuth = new auth0.WebAuth({
  domain: 'shop.eu.auth0.com',
  clientID: 'bikes-spa',
  responseType: 'token id_token',
  redirectUri: 'https://bikes.example/',
});

function connect(callback) {
  webAuth.popup.authorize({ owp: true, scope: 'openid', access_token: localStorage.getItem('access_token') }, callback);
}

document.getElementById('go').addEventListener('click', () => {
  connect((error) => {
    if (error) console.error('failed', error.description || error.message);
    else console.log('done');
  });
});
