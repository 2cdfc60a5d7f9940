export const AUTH = { domain: 'garden.eu.auth0.com', clientId: 'GARDEN' };
