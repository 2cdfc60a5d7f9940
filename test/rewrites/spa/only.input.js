import { Auth0Client } from '@auth0/auth0-spa-js';

// Only for linking.
const client = new Auth0Client({ domain: 'garden.eu.auth0.com', clientId: 'CLIENT' });

export const link = (token) => client.loginWithPopup({ authorizationParams: { connection: 'github', access_token: token } });
