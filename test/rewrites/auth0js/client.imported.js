const auth0 = require('auth0-js');

module.exports = new auth0.WebAuth({ domain: 'garden.eu.auth0.com', clientID: 'CLIENT' });
