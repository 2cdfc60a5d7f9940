import { WebAuth } from 'auth0-js';

const gate = new WebAuth({
  domain: 'zoo.eu.auth0.com',
  clientID: 'Z00',
  redirectUri: 'https://zoo.example/in',
  responseType: 'token id_token',
  scope: 'openid email',
});

export function linkInPopup(token) {
  const options = { connection: 'github', access_token: token };
  console.debug(options);
  gate.popup.authorize(options, (error) => {
    if (error) console.error(error);
  });
}

export function link(token) {
  // The log must not contain the state of the linking login.
  // refused: other code uses these options, too
  const options = { connection: 'github', access_token: token };
  console.debug(options);
  gate.authorize(options);
}

gate.parseHash((error, result) => {
  if (result) sessionStorage.setItem('ticket', result.accessToken);
});
