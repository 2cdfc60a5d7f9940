import { Auth0Client } from '@auth0/nextjs-auth0/server';

const isLive = process.env.NODE_ENV === 'production';

export const auth0 = new Auth0Client({
  domain: process.env.GARDEN_AUTH0_DOMAIN,
  clientId: process.env.GARDEN_AUTH0_CLIENT_ID!,
  appBaseUrl:
    process.env.NODE_ENV === 'production'
      ? process.env.GARDEN_URL
      : 'http://localhost:3000',
  session: { rolling: isLive },
  authorizationParameters: { scope: 'openid profile email' },
});
