/* proof: {"form": "spa-js 1: loginWithRedirect, by the code's own method", "side": "browser", "does": "link", "with": {"@auth0/auth0-spa-js": ["1.22.6"]}, "failures": ["403", "409", "closed popup"], "fill": {"*": [[" { connection });", " { connection }).then(\n      () => console.log('done'),\n      (error) => console.error('failed', error.message),\n    );"]]}} */
import createAuth0Client from '@auth0/auth0-spa-js';

class Session {
  async start() {
    this.client = await createAuth0Client({
      domain: 'shop.eu.auth0.com',
      client_id: 'bikes-spa',
      redirect_uri: 'https://bikes.example/',
    });
  }

  loginWithRedirect(options) {
    return this.client.loginWithRedirect(options);
  }

  connect(connection) {
    const access_token = localStorage.getItem('access_token');
    return this.loginWithRedirect({ connection, access_token });
  }
}

const session = new Session();
await session.start();
document.getElementById('go').addEventListener('click', () => session.connect('google-oauth2'));

if (location.search.includes('state=')) {
  session.client.handleRedirectCallback().then(
    () => console.log('done'),
    (error) => console.error('failed', error.message),
  );
}
