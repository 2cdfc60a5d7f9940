// options: {"packages":{"auth0-js":"^9.0.0"}}
import auth0 from 'auth0-js';

const webAuth = new auth0.WebAuth({ domain: 'acme.auth0.com', clientID: 'abc123', responseType: 'token id_token' });

/** The callback gets all that the login returned, with the linked account's tokens. */
export function linkAccount(token, done) {
  webAuth.popup.authorize({ connection: 'github', access_token: token }, function (err, result) {
    done.apply(null, arguments);
  });
}
