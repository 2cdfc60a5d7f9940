/* options: {"packages":{"auth0-js":"^9.28.0"}} */
import auth0 from 'auth0-js';

const web = new auth0.WebAuth({ domain: 'shop.eu.auth0.com', clientID: 'cid', responseType: 'token id_token', scope: 'openid email' });

export function linkAccount(connection, token, done) {
  web.popup.authorize({ connection, access_token: token }, (error, result) => {
    done(error, result);
  });
}

export function linkOther(token, done) {
  web.popup.authorize({ access_token: token }, done);
}

export const connectAccount = (connection) =>
  new Promise((resolve, reject) => {
    web.popup.authorize({ connection, access_token: localStorage.getItem('at') }, (error, result) => {
      if (error) return reject(error);
      resolve(result);
    });
  });
