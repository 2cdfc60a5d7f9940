export const settings = {
  domain: 'shop.eu.auth0.com',
  clientId: 'bikes-spa',
} as const;
