// The answer does not get to the page that reads the logins of the client in session.js.
// refused: Relink can't find the code that reads this client's login from the URL (`parseHash`)
// refused: Relink can't find the code that reads this client's login from the URL (`parseHash`)
import { WebAuth } from 'auth0-js';

const settings = { domain: 'quarry.eu.auth0.com', clientID: 'QUARRY', responseType: 'token id_token' };

export function addLogin(connection, token) {
  const client = new WebAuth({ ...settings, redirectUri: 'https://quarry.example/account' });
  client.authorize({ connection, access_token: token });
}

export function addLoginFrom(page, connection, token) {
  const client = new WebAuth({ ...settings, redirectUri: 'https://quarry.example/signed-in' });
  client.authorize({ connection, access_token: token, redirectUri: page });
}
