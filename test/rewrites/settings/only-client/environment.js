export default {
  auth0: {
    domain: 'heath.eu.auth0.com',
    clientId: 'heath-web',
    callback: 'https://heath.example/callback',
  },
};
