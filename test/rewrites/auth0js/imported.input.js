const webAuth = require('./client');

exports.addAccount = (token, done) => {
  webAuth.popup.authorize({ connection: 'google-oauth2', access_token: token }, (error, result) => done(error));
};
