import { createAuth0Client } from '@auth0/auth0-spa-js';

export const client = createAuth0Client({ domain: 'YOUR_DOMAIN', clientId: '{yourClientId}' });
