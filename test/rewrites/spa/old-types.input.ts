/* options: {"packages":{"typescript":"~2.9.2","@auth0/auth0-spa-js":"1.7.0"}} */
import { Auth0Client } from '@auth0/auth0-spa-js';

const client = new Auth0Client({ domain: 'garden.eu.auth0.com', client_id: 'CLIENT' });

export const link = (token: string) => client.loginWithPopup({ access_token: token } as any);
