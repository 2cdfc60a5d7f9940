// options: {"packages": {"auth0-js": "^9.20.0"}}
const { report } = require('../report');

exports.link = (webAuth, token) => {
  webAuth.popup.authorize({ connection: 'github', access_token: token }, (error) => report(error));
};
