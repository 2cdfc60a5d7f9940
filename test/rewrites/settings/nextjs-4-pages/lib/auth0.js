import { Auth0Client } from '@auth0/nextjs-auth0/server';

const auth0 = new Auth0Client({ domain: 'bikes.eu.auth0.com' });

export default auth0;
