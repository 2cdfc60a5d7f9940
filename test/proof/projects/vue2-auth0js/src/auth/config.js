export default {
  domain: 'shop.eu.auth0.com',
  clientID: 'bikes-spa',
};
