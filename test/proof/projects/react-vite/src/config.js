export const auth = {
  domain: 'shop.eu.auth0.com',
  clientId: 'bikes-spa',
};
