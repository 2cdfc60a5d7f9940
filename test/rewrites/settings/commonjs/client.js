const auth0 = require('auth0-js');
const config = require('./config/auth0');

exports.login = () => new auth0.WebAuth({ domain: config.domain, clientID: config.clientID }).authorize();
