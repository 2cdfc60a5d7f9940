const { Auth0Client } = require('@auth0/auth0-spa-js');

exports.link = (token, connection) => {
  const client = new Auth0Client({ domain: 'garden.eu.auth0.com', clientId: 'CLIENT' });
  return client.loginWithPopup({ authorizationParams: { connection, access_token: token } });
};
