// options: {"packages": {"auth0-js": "^9.20.0"}}
import auth0 from 'auth0-js';

const web = new auth0.WebAuth({ domain: 'shop.eu.auth0.com', clientID: 'bikes', redirectUri: location.origin });

export function linkMore(token, done) {
  web.popup.authorize({
    // adds the second account
    access_token: token,
  }, () => done());
}

export function linkInline(token, done) {
  web.popup.authorize({ /* the second account */ access_token: token }, () => done());
}

export function linkAbove(token, done) {
  web.popup.authorize({ // adds the second account
    access_token: token
  }, () => done());
}

export function login(token, done) {
  web.popup.authorize({
    // whoever is logged in adds an account
    ...(token && { access_token: token }),
  }, done);
}
