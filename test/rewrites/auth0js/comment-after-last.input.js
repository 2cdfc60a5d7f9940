// options: {"packages": {"auth0-js": "^9.20.0"}}
import auth0 from 'auth0-js';

const webAuth = new auth0.WebAuth({ domain: 'garden.eu.auth0.com', clientID: 'CLIENT' });

export function connect(token, done) {
  webAuth.popup.authorize({
    access_token: token,
    connection: 'github' // of the gardeners
  }, function (error) {
    done(error);
  });
}
