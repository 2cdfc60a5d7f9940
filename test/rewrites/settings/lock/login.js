const Auth0Lock = require('auth0-lock').default;

exports.login = () => new Auth0Lock('5mTq7YbAxw', 'garden.eu.auth0.com').show();
